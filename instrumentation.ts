/** Next calls this once when a server starts, before it handles requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { bootOrStop } = await import("@/lib/server/boot");
    await bootOrStop();
  }
}

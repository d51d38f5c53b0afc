/** Next calls this once when a server starts, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") {
    return;
  }
  const { boot } = await import("@/lib/boot");
  const { ConfigurationError } = await import("@/lib/configuration-error");
  try {
    await boot();
  } catch (error) {
    const told = error instanceof ConfigurationError ? error.message : error;
    console.error("Foyer can't start:", told);
    process.exit(1);
  }
}

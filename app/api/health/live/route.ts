export const dynamic = "force-dynamic";

/** Responds 200 while the process can respond at all. Restart it when this fails. */
export function GET(): Response {
  return Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
}

import { currentStaff } from "@/lib/access/guard";
import { stateOf } from "@/lib/boomstream/client";
import { assertDatabaseAlive } from "@/lib/db/health";
import { isPostgres } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { openProjects } from "@/lib/connection/project";

export const dynamic = "force-dynamic";

/** Up or down, and no more to strangers; to staff also the version and what Foyer stands on. */
export async function GET(): Promise<Response> {
  try {
    await assertDatabaseAlive();
    if (!(await currentStaff())) return answer(200, { status: "up" });
    const states = (await openProjects()).map(({ id }) => stateOf(id));
    return answer(200, {
      status: "up",
      version: env().version,
      database: isPostgres() ? "postgresql" : "sqlite",
      // One that is down is what a person wants to hear of.
      boomstream: states.find((state) => state === "down") ?? states[0] ?? "unused",
    });
  } catch (error) {
    log.error({ err: error }, "health check failed");
    return answer(503, { status: "down" });
  }
}

function answer(status: number, body: Record<string, string>): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

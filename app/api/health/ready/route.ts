import { currentStaff } from "@/lib/access/guard";
import { stateOf } from "@/lib/boomstream/client";
import { openProjects } from "@/lib/connection/project";
import { isPostgres } from "@/lib/db/db";
import { withDeadline } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { readiness } from "@/lib/server/health";
import { workerStates } from "@/lib/server/workers";

export const dynamic = "force-dynamic";

const CHECK_TIMEOUT_MS = 1_500;

/**
 * Responds within 2 s: 200 if this instance can serve people, else 503. Signed-out clients get nothing else.
 * Staff also see each check, the workers, and the state of Boomstream for each project.
 */
export async function GET(): Promise<Response> {
  const [health, details] = await Promise.all([
    readiness(),
    withDeadline(CHECK_TIMEOUT_MS, detailsForStaff()).catch(() => null),
  ]);
  return Response.json(
    {
      status: health.ready ? "up" : "down",
      ...(details && { ...details, checks: health.checks, workers: workerStates() }),
    },
    { status: health.ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

async function detailsForStaff() {
  const staff = await currentStaff();
  if (!staff) return null;
  const projects = (await openProjects()).filter(
    ({ id }) => staff.limitedTo === null || staff.limitedTo.includes(id),
  );
  return {
    version: env().version,
    database: isPostgres() ? "postgresql" : "sqlite",
    boomstream: Object.fromEntries(projects.map(({ id, name }) => [name, stateOf(id)])),
  };
}

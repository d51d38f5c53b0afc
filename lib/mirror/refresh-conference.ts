import { type ExpressionBuilder, sql } from "kysely";
import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import type { Database } from "@/lib/db/schema";
import { momentOf } from "@/lib/platform/zoned-time";
import type { Project } from "@/lib/connection/project";
import { mergeConference } from "./merge-conferences";
import { beginRequest } from "./request-order";

/** Refreshes one conference of the mirror from `conference/info`. Returns the error, or null. */
export async function refreshConference(
  project: Project,
  code: string,
): Promise<BoomstreamError | null> {
  const request = await beginRequest();
  const response = await project.boomstream.conferenceInfo(code);
  if (!response.ok) {
    if (response.error.code === "not-found") await mergeConference(project.id, code, null, request);
    return response.error;
  }
  const {
    startAt,
    timezone,
    duration,
    lobby,
    public: open,
    showRecords,
    ...known
  } = response.value;
  const details = { startAt, timezone, duration, lobby, public: open, showRecords };
  await mergeConference(project.id, code, { ...known, code }, request);
  await db()
    .updateTable("conferences")
    .set((eb) => ({
      folder_code: known.folderCode,
      details: JSON.stringify(details),
      ...timeOf(details, eb),
      written_order: request.order,
    }))
    .where("project_id", "=", project.id)
    .where("code", "=", code)
    .where("written_order", "<=", request.order)
    .execute();
  return null;
}

type Details = { startAt: string | null; timezone: string | null; duration: number | null };

/**
 * Returns the columns for Boomstream's own time, which takes precedence over Foyer's. A start without a known
 * zone is ignored. A time that Boomstream no longer has is removed; a time set in Foyer stays.
 */
function timeOf(
  { startAt, timezone, duration }: Details,
  eb: ExpressionBuilder<Database, "conferences">,
) {
  const startsAt = startAt && timezone ? momentOf(startAt, timezone) : null;
  if (startsAt !== null)
    return {
      starts_at: startsAt,
      time_zone: timezone,
      duration,
      time_from_service: 1 as const,
      // Calendar files count the changes of a conference by its version.
      version: eb
        .case()
        .when(sql<boolean>`starts_at is distinct from ${startsAt}`)
        .then(eb("version", "+", 1))
        .else(eb.ref("version"))
        .end(),
    };
  const own = <T>(column: "starts_at" | "time_zone" | "duration") =>
    eb.case().when("time_from_service", "=", 1).then(null).else(eb.ref(column)).end().$castTo<T>();
  return {
    starts_at: own<number | null>("starts_at"),
    time_zone: own<string | null>("time_zone"),
    duration: own<number | null>("duration"),
    time_from_service: 0 as const,
  };
}

import { jsonHandler } from "@/lib/access/json-response";
import { listFreshParticipants } from "@/lib/participants/list";
import { RosterParams, WindowStart } from "@/lib/participants/schema";

/** Returns a window of the roster, refreshed if it was stale. */
export const GET = jsonHandler<{ code: string }>(({ code }, query) =>
  listFreshParticipants(code, RosterParams.parse(query), WindowStart.parse(query.from)),
);

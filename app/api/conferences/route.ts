import { listFreshConferences } from "@/lib/conferences/list";
import { ConferenceListParams } from "@/lib/conferences/schema";
import { jsonHandler } from "@/lib/access/json-response";

/** Returns the list of conferences, refreshed if it was stale. */
export const GET = jsonHandler((_, query) =>
  listFreshConferences(ConferenceListParams.parse(query), query.cursor, query.project),
);

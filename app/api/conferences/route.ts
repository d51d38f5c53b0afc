import { listFreshConferences } from "@/lib/conferences/list";
import { ConferenceListParams } from "@/lib/conferences/schema";
import { jsonResponse } from "@/lib/access/json-response";

/** Returns the list of conferences, refreshed if it was stale. */
export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () =>
    listFreshConferences(ConferenceListParams.parse(query), query.cursor, query.project),
  );
}

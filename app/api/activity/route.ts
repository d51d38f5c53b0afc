import { listActivity } from "@/lib/activity/list";
import { ActivityParams } from "@/lib/activity/schema";
import { jsonResponse } from "@/lib/access/json-response";

/** Returns activity entries by the filters of the URL; for administrators. */
export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () => listActivity(ActivityParams.parse(query), query.cursor));
}

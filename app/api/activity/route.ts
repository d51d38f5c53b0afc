import { listActivity } from "@/lib/activity/list";
import { ActivityParams } from "@/lib/activity/schema";
import { jsonHandler } from "@/lib/access/json-response";

/** Returns activity entries by the filters of the URL; for administrators. */
export const GET = jsonHandler((_, query) =>
  listActivity(ActivityParams.parse(query), query.cursor),
);

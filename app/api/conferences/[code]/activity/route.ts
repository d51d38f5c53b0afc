import { listHistory } from "@/lib/activity/list";
import { jsonHandler } from "@/lib/access/json-response";

/** Returns the activity of a conference, or of the participant in the URL. */
export const GET = jsonHandler<{ code: string }>(({ code }, { participant = "", cursor }) =>
  listHistory({ conference: code, participant }, cursor),
);

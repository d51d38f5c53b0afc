import { listHistory } from "@/lib/activity/list";
import { jsonResponse } from "@/lib/access/json-response";

/** Returns the activity of a conference, or of the participant in the URL. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const { participant = "", cursor } = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () => listHistory({ conference: code, participant }, cursor));
}

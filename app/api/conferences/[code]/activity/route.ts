import { listHistory } from "@/lib/activity/list";
import { answer } from "@/lib/access/json-response";

/** What was done in a conference, or to the participant that the URL names. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  const { participant = "", cursor } = Object.fromEntries(new URL(request.url).searchParams);
  return answer(request, () => listHistory({ conference: code, participant }, cursor));
}

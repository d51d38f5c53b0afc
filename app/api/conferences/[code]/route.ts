import { getConference } from "@/lib/conferences/data";
import { answer } from "@/lib/http/answer";

/** One conference, as the mirror knows it. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  return answer(request, () => getConference(code));
}

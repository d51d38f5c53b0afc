import { answer } from "@/lib/access/json-response";
import { getTemplate } from "@/lib/templates/get";

/** The message that a conference's links are sent with by hand. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  return answer(request, () => getTemplate(code));
}

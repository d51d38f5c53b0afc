import { jsonResponse } from "@/lib/access/json-response";
import { getTemplate } from "@/lib/templates/get";

/** Returns a conference's message for sharing links. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  return jsonResponse(request, () => getTemplate(code));
}

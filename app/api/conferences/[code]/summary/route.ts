import { jsonResponse } from "@/lib/access/json-response";
import { summarizeRoster } from "@/lib/participants/summarize";

/** Returns how many participants have a link of each kind. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await context.params;
  return jsonResponse(request, () => summarizeRoster(code));
}

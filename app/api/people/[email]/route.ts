import { jsonResponse } from "@/lib/access/json-response";
import { getPerson } from "@/lib/people/get";

/** Returns one person with all their conferences. */
export async function GET(
  request: Request,
  context: { params: Promise<{ email: string }> },
): Promise<Response> {
  const { email } = await context.params;
  return jsonResponse(request, () => getPerson(email));
}

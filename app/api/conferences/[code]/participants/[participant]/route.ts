import { jsonResponse } from "@/lib/access/json-response";
import { getParticipantDetails } from "@/lib/people/get-details";

/** Returns one participant, for the person panel. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string; participant: string }> },
): Promise<Response> {
  const { code, participant } = await context.params;
  return jsonResponse(request, () => getParticipantDetails(code, participant));
}

import { jsonHandler } from "@/lib/access/json-response";
import { getParticipantDetails } from "@/lib/people/get-details";

/** Returns one participant, for the person panel. */
export const GET = jsonHandler<{ code: string; participant: string }>(({ code, participant }) =>
  getParticipantDetails(code, participant),
);

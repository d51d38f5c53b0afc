import { jsonHandler } from "@/lib/access/json-response";
import { getConference } from "@/lib/conferences/get";

/** Returns one conference, deleted ones too. */
export const GET = jsonHandler<{ code: string }>(({ code }) => getConference(code));

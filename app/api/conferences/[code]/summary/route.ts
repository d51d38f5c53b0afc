import { jsonHandler } from "@/lib/access/json-response";
import { summarizeRoster } from "@/lib/participants/summarize";

/** Returns how many participants have a link of each kind. */
export const GET = jsonHandler<{ code: string }>(({ code }) => summarizeRoster(code));

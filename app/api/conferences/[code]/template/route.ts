import { jsonHandler } from "@/lib/access/json-response";
import { getTemplate } from "@/lib/templates/get";

/** Returns a conference's message for sharing links. */
export const GET = jsonHandler<{ code: string }>(({ code }) => getTemplate(code));

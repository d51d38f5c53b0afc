import { jsonHandler } from "@/lib/access/json-response";
import { getPerson } from "@/lib/people/get";

/** Returns one person with all their conferences. */
export const GET = jsonHandler<{ email: string }>(({ email }) => getPerson(email));

import { jsonHandler } from "@/lib/access/json-response";
import { getImport } from "@/lib/imports/get";

/** Returns one import with its progress. */
export const GET = jsonHandler<{ id: string }>(({ id }) => getImport(id));

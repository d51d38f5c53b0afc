import { jsonHandler } from "@/lib/access/json-response";
import { listImports } from "@/lib/imports/list";

/** Returns imports, newest first. */
export const GET = jsonHandler((_, { cursor, project }) => listImports(cursor, project));

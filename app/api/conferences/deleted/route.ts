import { jsonHandler } from "@/lib/access/json-response";
import { listDeletedConferences } from "@/lib/conference-copies/list-deleted";

/** Returns the deleted conferences that can be restored. */
export const GET = jsonHandler((_, { project }) => listDeletedConferences(project));

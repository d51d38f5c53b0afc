import { jsonHandler } from "@/lib/access/json-response";
import { listProjects } from "@/lib/projects/list";

/** Returns all projects, for administrators. */
export const GET = jsonHandler(listProjects);

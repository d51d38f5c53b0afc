import { jsonResponse } from "@/lib/access/json-response";
import { listProjects } from "@/lib/projects/list";

/** Returns all projects, for administrators. */
export function GET(request: Request): Promise<Response> {
  return jsonResponse(request, listProjects);
}

import { jsonResponse } from "@/lib/access/json-response";
import { listDeletedConferences } from "@/lib/conference-copies/list-deleted";

/** Returns the deleted conferences that can be restored. */
export function GET(request: Request): Promise<Response> {
  const project = new URL(request.url).searchParams.get("project") ?? undefined;
  return jsonResponse(request, () => listDeletedConferences(project));
}

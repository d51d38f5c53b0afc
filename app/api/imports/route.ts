import { jsonResponse } from "@/lib/access/json-response";
import { listImports } from "@/lib/imports/list";

/** Returns imports, newest first. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return jsonResponse(request, () =>
    listImports(query.get("cursor") ?? undefined, query.get("project") ?? undefined),
  );
}

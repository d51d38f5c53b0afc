import { jsonResponse } from "@/lib/access/json-response";
import { listImportRows } from "@/lib/imports/list-rows";
import { ImportRowsParams } from "@/lib/imports/schema";

/** Returns the rows of an import with their outcomes. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonResponse(request, () =>
    listImportRows(id, ImportRowsParams.parse(query), query.cursor),
  );
}

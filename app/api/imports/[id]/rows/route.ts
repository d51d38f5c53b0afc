import { jsonHandler } from "@/lib/access/json-response";
import { listImportRows } from "@/lib/imports/list-rows";
import { ImportRowsParams } from "@/lib/imports/schema";

/** Returns the rows of an import with their outcomes. */
export const GET = jsonHandler<{ id: string }>(({ id }, query) =>
  listImportRows(id, ImportRowsParams.parse(query), query.cursor),
);

import { jsonResponse } from "@/lib/access/json-response";
import { getImport } from "@/lib/imports/get";

/** Returns one import with its progress. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  return jsonResponse(request, () => getImport(id));
}

import { answer } from "@/lib/access/json-response";
import { getImport } from "@/lib/imports/get";

/** One import and how it gets on. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  return answer(request, () => getImport(id));
}

import { jsonResponse, failureResponse } from "@/lib/access/json-response";
import { isOwnRead } from "@/lib/access/origin";
import { getPreviewRoster } from "@/lib/imports/get-preview-roster";

/** Returns the roster that the preview of an import compares with its list. */
export async function GET(
  request: Request,
  context: { params: Promise<{ code: string }> },
): Promise<Response> {
  if (!isOwnRead(request.headers)) return failureResponse("not-allowed");
  const { code } = await context.params;
  const cursor = new URL(request.url).searchParams.get("cursor") ?? "";
  return jsonResponse(request, () => getPreviewRoster(code, cursor));
}

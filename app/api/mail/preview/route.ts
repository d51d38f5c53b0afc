import { errorResponse, failureResponse } from "@/lib/access/json-response";
import { isOwnRead } from "@/lib/access/origin";
import { previewMail } from "@/lib/mail/preview";

/** The longest form (bytes): 5,000 characters, each encoded as up to 12 bytes. */
const MAX_FORM_BYTES = 100_000;

/**
 * Returns a draft as a page for a frame; proxy.ts sets its content security policy. Changes nothing. Our pages
 * send no referrer, so the form has no Origin.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRead(request.headers)) return failureResponse("not-allowed");
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FORM_BYTES)
    return new Response(null, { status: 413 });
  try {
    const page = await previewMail(request);
    if (page === null) return failureResponse("not-found");
    return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
  } catch (error) {
    return errorResponse(error);
  }
}

import { errorResponse, failureResponse } from "@/lib/access/json-response";
import { isOwnRead } from "@/lib/access/origin";
import { watchChanges } from "@/lib/live/watch";

/** Streams what changed (server-sent events): topics to refetch, never data. */
export async function GET(request: Request): Promise<Response> {
  if (!isOwnRead(request.headers)) return failureResponse("not-allowed");
  try {
    const stream = await watchChanges(request.signal);
    if (!stream) return failureResponse("busy");
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Prevents buffering by Next's compression and by proxies.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

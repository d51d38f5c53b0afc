import { failed, failure } from "@/lib/access/json-response";
import { watchChanges } from "@/lib/live/watch";

/** What changes, as it changes (server-sent events): names of what to ask for again, never data. */
export async function GET(request: Request): Promise<Response> {
  try {
    const stream = await watchChanges(request.signal);
    if (!stream) return failure("busy");
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Neither Next's compression nor a proxy may hold it back.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return failed(error);
  }
}

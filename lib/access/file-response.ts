import "server-only";
import { create } from "content-disposition";
import { errorResponse, failureResponse } from "./json-response";
import { isOwnRead } from "./origin";

export type Download = { name: string; type: string; body: AsyncIterable<Uint8Array> };

/**
 * Returns a file download to one of our own pages, streamed while it is built. A failure aborts the download,
 * so that a partial file never looks complete.
 */
export async function fileResponse(
  request: Request,
  read: () => Promise<Download | null>,
): Promise<Response> {
  if (!isOwnRead(request.headers)) return failureResponse("not-allowed");
  try {
    const file = await read();
    if (file === null) return failureResponse("not-found");
    const parts = file.body[Symbol.asyncIterator]();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return?.();
      },
    });
    return new Response(body, {
      headers: {
        "content-type": file.type,
        "content-disposition": create(file.name),
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

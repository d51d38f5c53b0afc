import "server-only";
import { create } from "content-disposition";
import { failed, failure } from "./json-response";
import { isOwnRead } from "./origin";

export type Download = { name: string; type: string; body: AsyncIterable<Uint8Array> };

/**
 * Responds to one of our own pages with a file to keep, sent as it is made. A failure while it is being made cuts the
 * download off, so that half a file never looks whole.
 */
export async function fileAnswer(
  request: Request,
  read: () => Promise<Download | null>,
): Promise<Response> {
  if (!isOwnRead(request.headers)) return failure("not-allowed");
  try {
    const file = await read();
    if (file === null) return failure("not-found");
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
    return failed(error);
  }
}

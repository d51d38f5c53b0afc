import "server-only";
import { failed, failure } from "./json-response";

export type Download = { name: string; type: string; body: AsyncIterable<Uint8Array> };

/**
 * Answers a GET with a file to keep, sent as it is made. A failure while it is being made cuts the
 * download off, so that half a file never looks whole.
 */
export async function fileAnswer(read: () => Promise<Download | null>): Promise<Response> {
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
    const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
    return new Response(body, {
      headers: {
        "content-type": file.type,
        // RFC 6266: the name in UTF-8, and one for those who don't understand that.
        "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded(file.name)}`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return failed(error);
  }
}

/** RFC 5987: what encodeURIComponent leaves but a header's value may not have. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}

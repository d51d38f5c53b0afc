import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { setImmediate } from "node:timers/promises";

/** The body as strict UTF-8; undefined when it is not, or is longer than allowed. Rejects when it breaks off. */
export async function readBody(
  incoming: AsyncIterable<unknown>,
  maxBytes: number,
): Promise<string | undefined> {
  // It replaces what is not UTF-8, but takes less time than a strict TextDecoder, even with looking
  // at all bytes once more.
  const decoder = new StringDecoder("utf8");
  const chunks: Buffer[] = [];
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
    parts.push(decoder.write(chunk));
  }
  // Of 10 MB, looking at all bytes and joining the parts take some 10 ms each.
  await setImmediate();
  if (!isUtf8(Buffer.concat(chunks, bytes))) return undefined;
  await setImmediate();
  const text = parts.join("") + decoder.end();
  await setImmediate();
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** The body as strict UTF-8; undefined when it is not, or is longer than allowed. Rejects when it breaks off. */
export async function readBody(
  incoming: AsyncIterable<unknown>,
  maxBytes: number,
): Promise<string | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    const text = decoded(() => decoder.decode(chunk, { stream: true }));
    if (text === undefined) return undefined;
    parts.push(text);
  }
  const rest = decoded(() => decoder.decode());
  return rest === undefined ? undefined : parts.join("") + rest;
}

function decoded(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

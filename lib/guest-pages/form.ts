/**
 * Returns the fields of a form (application/x-www-form-urlencoded); null if the body is longer than `most`
 * bytes, whatever its headers are. Other content types have no fields.
 */
export async function readForm(request: Request, most: number): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type) || !request.body)
    return new URLSearchParams();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return new URLSearchParams(text + decoder.decode());
}

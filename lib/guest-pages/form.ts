/** Maximum size of a form without fields (bytes). Its body is not read. */
const MAX_EMPTY_FORM = 1_024;

/** `Sec-Fetch-Site` values of other sites (Fetch Metadata). `Origin` is "null" under no-referrer. */
const OTHER_SITES: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

/** Returns an error response if a form is too large (bytes) or sent by another site; otherwise null. */
export function refuseForm({ headers }: Request, most = MAX_EMPTY_FORM): Response | null {
  if (Number(headers.get("content-length") ?? 0) > most) return new Response(null, { status: 413 });
  const isOtherSite = OTHER_SITES.has(headers.get("sec-fetch-site") ?? "");
  return isOtherSite ? new Response(null, { status: 403 }) : null;
}

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

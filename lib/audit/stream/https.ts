import { createHmac } from "node:crypto";
import type { StreamEntry } from "./message";

const TIMEOUT = 10_000;

/**
 * Posts entries as JSON (`{"entries":[…]}`). The header `foyer-signature: t=SECONDS,v1=HEX` is an
 * HMAC-SHA256 of `SECONDS.BODY`. Throws unless the response is 2xx.
 */
export async function postEntries(
  target: URL,
  secret: string,
  entries: readonly StreamEntry[],
): Promise<void> {
  const body = JSON.stringify({ entries });
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  const response = await fetch(target, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "foyer-signature": `t=${seconds},v1=${signature}`,
    },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the endpoint responded ${response.status}`);
}

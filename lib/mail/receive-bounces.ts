import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { addressIn } from "@/lib/access/client-address";
import { withinLimit } from "@/lib/guest-pages/limits";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { Bounces } from "./bounce-schema";
import { recordBounce } from "./record-bounce";

/** Maximum size of a report (bytes). */
const MAX_BODY = 262_144;
/** Maximum difference between a signature's time and now (seconds). */
const TOLERANCE = 300;

/**
 * Receives the bounces that an email service reports, signed with FOYER_BOUNCE_SECRET like the activity
 * stream: `foyer-signature: t=SECONDS,v1=HEX` is the HMAC-SHA256 of `SECONDS.BODY`. Responses don't reveal
 * which messages exist.
 */
export async function receiveBounces(request: Request): Promise<Response> {
  const { bounceSecret, mail } = env();
  if (bounceSecret === null || mail === null) return respond(404);
  try {
    const body = await readBody(request);
    if (body === null) return respond(413);
    if (!isSigned(body, request.headers.get("foyer-signature") ?? "", bounceSecret)) {
      const address = addressIn(request.headers);
      return respond(address === "" || withinLimit("wrong", address) ? 401 : 429);
    }
    const report = Bounces.safeParse(parseJson(body));
    if (!report.success) return respond(400);
    let isEarly = false;
    for (const bounce of report.data.bounces)
      if ((await recordBounce(bounce)) === "early") isEarly = true;
    return isEarly ? respond(503) : respond(204);
  } catch (error) {
    log.error({ err: error }, "a report of bounces failed");
    return respond(500);
  }
}

function respond(status: number): Response {
  const isLater = status === 503 || status === 429;
  return new Response(null, { status, headers: isLater ? { "retry-after": "60" } : {} });
}

/** Reads the body up to the maximum size; null if it is larger. */
async function readBody({ headers, body }: Request): Promise<Buffer | null> {
  if (Number(headers.get("content-length") ?? 0) > MAX_BODY) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(chunks);
    size += part.value.byteLength;
    if (size > MAX_BODY) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
}

function isSigned(body: Buffer, header: string, secret: string): boolean {
  const [, seconds = "", hex = ""] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(header) ?? [];
  const isNow = Math.abs(wallNow() / 1_000 - Number(seconds)) <= TOLERANCE;
  const own = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest();
  const given = Buffer.from(hex, "hex");
  return given.length === own.length && timingSafeEqual(given, own) && isNow;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

import { logOutByProvider } from "@/lib/access/sign-in/backchannel-logout";
import { env } from "@/lib/platform/env";
import { log, requestId } from "@/lib/platform/log";

/** The largest form with a logout token, in bytes. */
const MAX_FORM_BYTES = 16_384;

/**
 * Handles a logout token of the identity provider (OpenID Connect Back-Channel Logout 1.0, 2.5). The
 * provider's server sends it without a cookie. Its signature is the proof.
 */
export async function POST(request: Request): Promise<Response> {
  if (!env().oidc) return respond(404);
  if (!(Number(request.headers.get("content-length")) <= MAX_FORM_BYTES)) return respond(413);
  const token = await tokenIn(request);
  try {
    if (token !== null && (await logOutByProvider(token))) return respond(200);
    return respond(400, { error: "invalid_request" });
  } catch (error) {
    log.error({ err: error, requestId: await requestId() }, "logout by the provider failed");
    return respond(503);
  }
}

async function tokenIn(request: Request): Promise<string | null> {
  try {
    const token = (await request.formData()).get("logout_token");
    return typeof token === "string" ? token : null;
  } catch {
    return null;
  }
}

function respond(status: number, body: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

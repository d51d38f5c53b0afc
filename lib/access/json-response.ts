import "server-only";
import { createHash } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { AccessError } from "./access-error";
import { recordRefusal } from "./record-refusal";
import { isBusyError } from "@/lib/platform/busy-error";
import { log, requestId } from "@/lib/platform/log";
import type { ErrorCode } from "@/lib/platform/errors";
import { BUILD_HEADER, ownBuild } from "@/lib/platform/new-build";

const STATUS: Partial<Record<ErrorCode, number>> = {
  "signed-out": 401,
  "not-allowed": 403,
  "password-needed": 403,
  "two-steps-needed": 403,
  "passkey-needed": 403,
  "approval-needed": 403,
  "not-found": 404,
  busy: 429,
  "no-project": 403,
};

/**
 * Returns the response to a GET: JSON with an ETag, or 304 if the browser has it. An expected failure returns
 * its code and status. Other errors are logged with the request's id and return `unexpected`.
 */
export async function jsonResponse(
  request: Request,
  read: () => Promise<unknown>,
): Promise<Response> {
  try {
    const data = await read();
    if (data === null) return failureResponse("not-found");
    const body = JSON.stringify(data);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = { etag, "cache-control": "no-store", [BUILD_HEADER]: ownBuild() };
    if (request.headers.get("if-none-match") === etag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(body, {
      headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    });
  } catch (error) {
    return errorResponse(error);
  }
}

/**
 * Returns a GET handler that responds with the result of `read`, as `jsonResponse` does. `read` gets the
 * parameters of the path and of the query.
 */
export function jsonHandler<Params = unknown>(
  read: (params: Params, query: Record<string, string | undefined>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const params = await context.params;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    return jsonResponse(request, () => read(params, query));
  };
}

/** Returns the response for an error: the code of an AccessError; other errors are logged. */
export async function errorResponse(error: unknown): Promise<Response> {
  unstable_rethrow(error);
  if (error instanceof AccessError) {
    await recordRefusal(error);
    return failureResponse(error.code);
  }
  if (isBusyError(error)) return failureResponse("busy");
  log.error({ err: error, requestId: await requestId() }, "read failed");
  return failureResponse("unexpected");
}

/** Returns the response for an expected failure: its code and status. */
export function failureResponse(code: ErrorCode): Response {
  return Response.json(
    { error: { code } },
    { status: STATUS[code] ?? 500, headers: { "cache-control": "no-store" } },
  );
}

import type { HttpResult } from "./http-request";
import { isOverloadOrCrash, type NotSent } from "./resilience";
import { runInSlices, type Steps } from "./time-slicing";
import type { Decoder } from "./decoders";
import { type Fields, pick, sanitizeText } from "./fields";
import { parseJson } from "./json";
import type { ApiResult, BoomstreamError, Loss } from "./types";
import { parseXml } from "./xml";

export type Interpreted<T> = {
  result: ApiResult<T>;
  /**
   * Whether the service speaks this API: after `no`, a first read tries the other mode; `unclear`
   * decides nothing.
   */
  speaksApi: "yes" | "no" | "unclear";
};

type Interpretation<T> = {
  kind: "read" | "write";
  decode: Decoder<T>;
  redact: (text: string) => string;
};

/**
 * Interprets the result of a request. Success is HTTP 2xx with the Status `Success` and every value that the
 * method promises; anything else is an error.
 */
export async function interpretResponse<T>(
  response: HttpResult | NotSent,
  { kind, decode, redact }: Interpretation<T>,
): Promise<Interpreted<T>> {
  if (response.kind === "not-sent")
    return failed(response.why === "busy" ? "too-slow" : "suspended", "unclear");
  if (response.kind === "failed") {
    const { why, sent } = response;
    if (kind === "write" && sent) return lost(why, "unclear");
    return failed(why === "late" ? "too-slow" : "unreachable", "unclear");
  }
  const { httpStatus } = response;
  const document =
    response.kind === "responded"
      ? await runInSlices(readDocument(response.body))
      : { kind: "broken" as const };
  if (document.kind !== "response") {
    const speaksApi =
      document.kind === "other" && !isOverloadOrCrash(httpStatus) ? "no" : "unclear";
    if (httpStatus === 401 || httpStatus === 403) return failed("key-refused", speaksApi);
    // After a gateway timeout, it is unknown whether the write was applied.
    if (kind === "write")
      return lost(httpStatus === 502 || httpStatus === 504 ? "late" : "garbled", speaksApi);
    return failed(isOverloadOrCrash(httpStatus) ? "unreachable" : "not-understood", speaksApi);
  }
  if (document.status === "Failed") {
    const message = redact(messageOf(document.fields));
    const code = failureOf(message, httpStatus);
    const speaksApi = saysParameterMissing(message) ? "no" : "yes";
    return failed(code, speaksApi, message);
  }
  const good = httpStatus >= 200 && httpStatus < 300;
  const value = good ? await runInSlices(decode(document.fields)) : undefined;
  if (value !== undefined) return { result: { ok: true, value }, speaksApi: "yes" };
  return kind === "write" ? lost("garbled", "yes") : failed("not-understood", "yes");
}

function failed(
  code: BoomstreamError["code"],
  speaksApi: Interpreted<never>["speaksApi"],
  message = "",
): Interpreted<never> {
  return { result: { ok: false, error: message === "" ? { code } : { code, message } }, speaksApi };
}

function lost(how: Loss, speaksApi: Interpreted<never>["speaksApi"]): Interpreted<never> {
  return { result: { ok: false, error: { code: "unknown-outcome", lost: how } }, speaksApi };
}

/**
 * The type of a body: `response`, a response of this API with its status; `broken`, an incomplete
 * one; `other`, anything else.
 */
type Document =
  | { kind: "response"; status: "Success" | "Failed"; fields: Fields }
  | { kind: "broken" }
  | { kind: "other" };

/** Reads a body as JSON or XML, by its first character. Never throws. */
export function* readDocument(body: string): Steps<Document> {
  const start = body.search(/\S/);
  const first = body[start];
  if (first === "{") return documentOf(yield* parseJson(body));
  if (first !== "<") return { kind: "other" };
  const beginning = body.slice(start, start + 1_000);
  // The documented examples show <Response> as the only root.
  const isResponse = /^(<\?xml[^>]*>\s*)?<Response[\s>]/i.test(beginning);
  if (!isResponse) return { kind: "other" };
  const document = yield* parseXml(start === 0 ? body : body.slice(start));
  return documentOf(document?.value);
}

function documentOf(value: unknown): Document {
  if (value === undefined) return { kind: "broken" };
  if (typeof value !== "object" || value === null) return { kind: "other" };
  const { RequestURI: _echoesTheKey, ...fields }: Fields = { ...value };
  const status = pick(fields, "Status");
  if (status === "Success" || status === "Failed") return { kind: "response", status, fields };
  return { kind: "other" };
}

/*
 * All assumptions about the service's messages. Boomstream documents only "Invalid API key", "Method not
 * found" and "Media not found".
 */
const KEY_REFUSED = /\b(api\s*key|apikey|access token|unauthori[sz]ed|access denied)\b/i;
const NOT_FOUND = /\bnot (found|exists?)\b|\bdoes(n't| not) exist\b/i;
const METHOD = /\bmethod\b/i;
const PARAMETER_MISSING = /\b(missing|required|not (set|given|passed|specified|defined)|empty)\b/i;

const MAX_MESSAGE = 2_000;

/** Returns the `Message` of a Failed response as text; empty if there is none. */
function messageOf(fields: Fields): string {
  const message = pick(fields, "Message");
  if (typeof message !== "string" && typeof message !== "number") return "";
  const text = sanitizeText(String(message)).trim();
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}

/** Returns the error code of a Failed response. A missing key parameter is not a refused key. */
function failureOf(message: string, httpStatus: number): BoomstreamError["code"] {
  if (httpStatus === 401 || httpStatus === 403) return "key-refused";
  if (KEY_REFUSED.test(message) && !PARAMETER_MISSING.test(message)) return "key-refused";
  if (METHOD.test(message)) return "refused";
  return NOT_FOUND.test(message) || httpStatus === 404 ? "not-found" : "refused";
}

/**
 * Returns true if the message says that parameters are missing: the service reads only the query.
 */
function saysParameterMissing(message: string): boolean {
  return PARAMETER_MISSING.test(message);
}

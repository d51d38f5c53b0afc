import { readDocument } from "./document";
import type { Exchanged } from "./exchange";
import type { Held } from "./resilience";
import { isOverloadOrCrash } from "./resilience";
import { paced } from "./paced";
import type { Decoder } from "./decoders";
import type { Answer, BoomstreamError, Loss } from "./types";
import { failureOf, messageOf, saysParameterMissing } from "./classify-error";

export type Judged<T> = {
  answer: Answer<T>;
  /** Whether the service spoke this API: `no` sends a first read to the other road; `unclear` teaches nothing. */
  speaks: "yes" | "no" | "unclear";
};

type Judge<T> = { kind: "read" | "write"; decode: Decoder<T>; redact: (text: string) => string };

/**
 * The one place that decides what an exchange means. Success is an answer of HTTP 2xx with Status
 * exactly Success and everything that the method promises; nothing else is.
 */
export async function judge<T>(
  exchanged: Exchanged | Held,
  { kind, decode, redact }: Judge<T>,
): Promise<Judged<T>> {
  if (exchanged.kind === "held")
    return failed(exchanged.why === "busy" ? "too-slow" : "suspended", "unclear");
  if (exchanged.kind === "failed") {
    const { why, sent } = exchanged;
    if (kind === "write" && sent) return lost(why, "unclear");
    return failed(why === "late" ? "too-slow" : "unreachable", "unclear");
  }
  const { httpStatus } = exchanged;
  const document =
    exchanged.kind === "answered"
      ? await paced(readDocument(exchanged.body))
      : { kind: "broken" as const };
  if (document.kind !== "answer") {
    const speaks = document.kind === "foreign" && !isOverloadOrCrash(httpStatus) ? "no" : "unclear";
    if (httpStatus === 401 || httpStatus === 403) return failed("key-refused", speaks);
    // A gateway that gave up says nothing about the work behind it.
    if (kind === "write")
      return lost(httpStatus === 502 || httpStatus === 504 ? "late" : "garbled", speaks);
    return failed(isOverloadOrCrash(httpStatus) ? "unreachable" : "not-understood", speaks);
  }
  if (document.status === "Failed") {
    const message = redact(messageOf(document.fields));
    const code = failureOf(message, httpStatus);
    const speaks = saysParameterMissing(message) ? "no" : "yes";
    return failed(code, speaks, message);
  }
  const good = httpStatus >= 200 && httpStatus < 300;
  const value = good ? await paced(decode(document.fields)) : undefined;
  if (value !== undefined) return { answer: { ok: true, value }, speaks: "yes" };
  return kind === "write" ? lost("garbled", "yes") : failed("not-understood", "yes");
}

function failed(
  code: BoomstreamError["code"],
  speaks: Judged<never>["speaks"],
  message = "",
): Judged<never> {
  return { answer: { ok: false, error: message === "" ? { code } : { code, message } }, speaks };
}

function lost(how: Loss, speaks: Judged<never>["speaks"]): Judged<never> {
  return { answer: { ok: false, error: { code: "unknown-outcome", lost: how } }, speaks };
}

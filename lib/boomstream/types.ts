/**
 * A conference. Fields that the service did not send are null (`conference/list` sends only code,
 * title and description).
 */
export type Conference = {
  code: string;
  title: string;
  description: string;
  folderCode: string | null;
  /** As the service sent it, in `timezone`. */
  startAt: string | null;
  timezone: string | null;
  /** Seconds. */
  duration: number | null;
  lobby: boolean | null;
  public: boolean | null;
  showRecords: boolean | null;
};

/** A person in a conference's roster; revoked people stay in it. */
export type Participant = {
  code: string;
  conferenceCode: string;
  email: string;
  name: string;
  moderator: boolean;
  /** As the service sent it. It names no time zone, so it is not a point in time. */
  added: string;
  revoked: boolean;
};

/** The result of an invitation. The link is a credential, and only this response contains it. */
export type InviteResult = { email: string; name: string; moderator: boolean; link: string };

/**
 * How a response was lost: `garbled`, it arrived but was unreadable (the work has ended); `cut`,
 * the connection broke; `late`, it timed out (the work may still continue).
 */
export type Loss = "garbled" | "cut" | "late";

/**
 * Every way a call can fail. For a write, each code except `unknown-outcome` means that nothing was
 * done. `message` is Boomstream's own text without credentials; show it as text.
 */
export type BoomstreamError = {
  code:
    | "unreachable"
    | "too-slow"
    | "key-refused"
    | "not-found"
    | "refused"
    | "not-understood"
    | "unknown-outcome"
    | "suspended";
  message?: string;
  /** Only with `unknown-outcome`. */
  lost?: Loss;
};

export type ApiResult<T> = { ok: true; value: T } | { ok: false; error: BoomstreamError };

/** One try of one call, for logs. Contains no URL, parameter or credential. */
export type CallEntry = {
  projectId: string;
  method: string;
  /** From 1. */
  try: number;
  ms: number;
  outcome: "ok" | BoomstreamError["code"];
};

/**
 * Called immediately before a write is sent; false: it is not sent, and the call fails with `too-slow`.
 */
export type MaySend = () => boolean;

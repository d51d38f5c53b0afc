/** A conference as Foyer knows it. What the service did not tell is null (`conference/list` tells only code, title and description). */
export type Conference = {
  code: string;
  title: string;
  description: string;
  folderCode: string | null;
  /** As the service wrote it, in `timezone`. */
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
  /** As the service wrote it: it names no zone, so it must not be read as a moment. */
  added: string;
  revoked: boolean;
};

/** What an invitation answers. The link is a credential and is told this once only. */
export type InviteAnswer = { email: string; name: string; moderator: boolean; link: string };

/**
 * How an answer was lost, for `confirm*`: `garbled` an answer came but could not be understood (the
 * work has ended), `cut` the connection broke, `late` the time ran out (the work may still go on).
 */
export type Loss = "garbled" | "cut" | "late";

/**
 * Every way a call can fail. For a write each code but `unknown-outcome` means that nothing was done.
 * `message` is Boomstream's own text, credentials removed; show it as text.
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

export type Answer<T> = { ok: true; value: T } | { ok: false; error: BoomstreamError };

/** One try of one call, for logs: holds no address, no parameter and no credential. */
export type CallEntry = {
  projectId: string;
  method: string;
  /** From 1. */
  try: number;
  ms: number;
  outcome: "ok" | BoomstreamError["code"];
};

/**
 * Checked immediately before a write goes on the wire; false: it is not sent, and the call fails with
 * `too-slow`.
 */
export type MaySend = () => boolean;

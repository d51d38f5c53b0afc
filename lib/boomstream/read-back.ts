import type { Boomstream } from "./client";
import type { ApiResult, BoomstreamError, Conference, Loss, Participant } from "./types";

/**
 * The result of reading back after `unknown-outcome`. `not-done`: the write has certainly ended without effect,
 * or repeating it is harmless. `undecided`: the write may still be executed.
 */
export type Verdict<T> =
  { verdict: "done"; value: T } | { verdict: "not-done" } | { verdict: "undecided" };

/** How the response was lost, from the error; `cut` if omitted. */
type Lost = { lost?: Loss };

type Known = Pick<Participant, "email" | "revoked" | "added">;

const undecided = { verdict: "undecided" } as const;
const notDone = { verdict: "not-done" } as const;

/*
 * The result if the write is not visible. A `garbled` response ended it. After a cut connection, the service
 * either never got the request or finished it before the read-back, which queues behind it. A request that
 * timed out (`late`) may still be executed.
 */
const absent = (lost: Loss = "cut") => (lost === "late" ? undecided : notDone);

/**
 * Reads `conference/list` back: exactly one new code with the title means done; several are
 * undecided.
 */
export async function readBackCreate(
  boomstream: Boomstream,
  input: { title: string; knownCodes: ReadonlySet<string> } & Lost,
): Promise<Verdict<{ code: string }>> {
  const list = await boomstream.listConferences();
  if (!list.ok) return undecided;
  const title = input.title.trim();
  const fresh = list.value.filter(
    (one) => one.title.trim() === title && !input.knownCodes.has(one.code),
  );
  const [only, ...others] = fresh;
  if (!only) return absent(input.lost);
  return others.length === 0 ? { verdict: "done", value: { code: only.code } } : undecided;
}

/**
 * Reads `conference/client/list` back. A new participant, a restored one, or one whose `added` changed means
 * done; the link stays unknown because no other method returns it. A participant who was active before and has
 * not changed is undecided. With `notify` (the default) a wrong verdict would email a person twice, so absence
 * counts only after a garbled response.
 */
export async function readBackInvite(
  boomstream: Pick<Boomstream, "roster">,
  input: {
    conferenceCode: string;
    email: string;
    /** The roster before the invitation, by participant code. */
    before: ReadonlyMap<string, Known>;
    notify?: boolean;
  } & Lost,
): Promise<Verdict<Participant>> {
  const roster = await boomstream.roster(input.conferenceCode);
  if (!roster.ok) return undecided;
  const email = folded(input.email);
  const same = roster.value.filter((one) => folded(one.email) === email);
  const touched = same.filter((one) => !one.revoked && isTouched(one, input.before.get(one.code)));
  const [only, ...others] = touched;
  if (only) return others.length === 0 ? { verdict: "done", value: only } : undecided;
  if (same.some((one) => !one.revoked)) return undecided;
  const verdict = absent(input.lost);
  return input.notify !== false && input.lost !== "garbled" ? undecided : verdict;
}

const isTouched = (now: Participant, before: Known | undefined): boolean =>
  !before || before.revoked || before.added !== now.added;

const folded = (email: string): string => email.trim().toLowerCase();

/** Reads `conference/info` back: done if it has every changed value. */
export async function readBackUpdateConference(
  boomstream: Boomstream,
  code: string,
  change: { title?: string; description?: string; folderCode?: string },
  lost?: Loss,
): Promise<Verdict<Conference>> {
  const info = await boomstream.conferenceInfo(code);
  if (!info.ok) return gone(info.error) ? notDone : undecided;
  const { title, description, folderCode } = change;
  if (differs(title, info.value.title) || differs(description, info.value.description))
    return absent(lost);
  if (folderCode === undefined || !differs(folderCode, info.value.folderCode ?? ""))
    return is(info.value);
  // Older versions of the API omit the folder, so its absence proves nothing.
  return info.value.folderCode === null ? undecided : absent(lost);
}

/** Reads `conference/info` back: not found means done. */
export async function readBackDeleteConference(
  boomstream: Boomstream,
  code: string,
  lost?: Loss,
): Promise<Verdict<null>> {
  return deleted(await boomstream.conferenceInfo(code), () => false, lost);
}

/** Reads `conference/client/info` back: done if it has every changed value. */
export async function readBackUpdateParticipant(
  boomstream: Boomstream,
  code: string,
  change: { email?: string; name?: string; moderator?: boolean },
  lost?: Loss,
): Promise<Verdict<Participant>> {
  const info = await boomstream.participantInfo(code);
  if (!info.ok) return gone(info.error) ? notDone : undecided;
  const { email, name, moderator } = change;
  const asWanted =
    !differs(email, info.value.email) &&
    !differs(name, info.value.name) &&
    (moderator === undefined || moderator === info.value.moderator);
  return asWanted ? is(info.value) : absent(lost);
}

/** Reads `conference/client/info` back: removed or not found means done. */
export async function readBackRevoke(
  boomstream: Boomstream,
  code: string,
  lost?: Loss,
): Promise<Verdict<null>> {
  return deleted(await boomstream.participantInfo(code), (one) => one.revoked, lost);
}

function deleted<T>(
  info: ApiResult<T>,
  isMarked: (value: T) => boolean,
  lost: Loss | undefined,
): Verdict<null> {
  if (info.ok) return isMarked(info.value) ? is(null) : absent(lost);
  return gone(info.error) ? is(null) : undecided;
}

const is = <T>(value: T): Verdict<T> => ({ verdict: "done", value });

const gone = (error: BoomstreamError): boolean => error.code === "not-found";

const differs = (wanted: string | undefined, found: string): boolean =>
  wanted !== undefined && wanted.trim() !== found.trim();

/** Returns how the activity records a write that ended with this error; null: it is done. */
export function outcomeOf(error: BoomstreamError | null) {
  if (!error) return { outcome: "done" as const };
  const outcome = error.code === "unknown-outcome" ? ("unknown" as const) : ("failed" as const);
  return { outcome, failure: error };
}

/**
 * Returns null if a write is done: acknowledged, or lost and confirmed by reading back. Otherwise
 * returns the error. `goneIsDone`: for a deletion, `not-found` means done.
 */
export async function acknowledged(
  result: ApiResult<unknown>,
  readBack: (lost: Loss | undefined) => Promise<Verdict<unknown>>,
  { goneIsDone = false } = {},
): Promise<BoomstreamError | null> {
  if (result.ok) return null;
  const { error } = result;
  if (goneIsDone && error.code === "not-found") return null;
  if (error.code !== "unknown-outcome") return error;
  const { verdict } = await readBack(error.lost);
  return verdict === "done" ? null : error;
}

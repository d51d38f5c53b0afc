import type { Boomstream } from "./client";
import type { Answer, BoomstreamError, Conference, Loss, Participant } from "./types";

/**
 * What a read-back after `unknown-outcome` shows. `not-done` is said only where the write has surely
 * ended, or where repeating it harms nobody; otherwise what is not there yet may still come: `undecided`.
 */
export type Verdict<T> =
  { verdict: "done"; value: T } | { verdict: "not-done" } | { verdict: "undecided" };

/** `lost` from the error. When left out, the connection is taken to have been cut. */
type Lost = { lost?: Loss };

type Known = Pick<Participant, "email" | "revoked" | "added">;

const undecided = { verdict: "undecided" } as const;
const notDone = { verdict: "not-done" } as const;

/*
 * Nothing to be seen of the work. An answer that came but made no sense (`garbled`) ended it. A
 * connection that was `cut` ends it for all we know: the service either never had it or is done by
 * the time of the read-back, which queues behind it. A request that ran out of time (`late`) may go
 * on at the service for longer than anybody waits here.
 */
const absent = (lost: Loss = "cut") => (lost === "late" ? undecided : notDone);

/** By `conference/list`: exactly one new code with that title means done; several cannot be told apart. */
export async function reconcileCreate(
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
 * By `conference/client/list`. Done: a new participant, one restored, or one whose `added` changed
 * (the link stays unknown, no method tells it again). Somebody who was active before and looks the
 * same cannot be told. `notify` (true when left out): being wrong would e-mail a person twice, so
 * absence counts only after a garbled answer.
 */
export async function reconcileInvite(
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

/** By `conference/info`: done when everything that was to change reads so. */
export async function reconcileUpdateConference(
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
  // Only newer answers tell the folder: its absence proves nothing.
  return info.value.folderCode === null ? undecided : absent(lost);
}

/** By `conference/info`: not found means done. */
export async function reconcileDeleteConference(
  boomstream: Boomstream,
  code: string,
  lost?: Loss,
): Promise<Verdict<null>> {
  return deleted(await boomstream.conferenceInfo(code), () => false, lost);
}

/** By `conference/client/info`: done when everything that was to change reads so. */
export async function reconcileUpdateParticipant(
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

/** By `conference/client/info`: marked as removed, or not found, means done. */
export async function reconcileRevoke(
  boomstream: Boomstream,
  code: string,
  lost?: Loss,
): Promise<Verdict<null>> {
  return deleted(await boomstream.participantInfo(code), (one) => one.revoked, lost);
}

function deleted<T>(
  info: Answer<T>,
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

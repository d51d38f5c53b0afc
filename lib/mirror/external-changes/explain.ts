import { emailKey } from "@/lib/platform/normalize";
import { type Field, FIELDS, same, type Values } from "@/lib/connection/write-values";

/** One of Foyer's own writes, as recorded before its call. */
export type Write = {
  participantCode: string | null;
  conferenceCode: string | null;
  emailKey: string | null;
  /** The values that it sent. */
  sent: Values;
  /** The values in the mirror before it; null if there were none. */
  replaced: Values | null;
  startedAt: number;
};

/** One difference between the mirror and a response. */
export type Difference = { code: string; before: Values; after: Values };

/** The maximum time for which a response may still show the state before an earlier write (ms). */
const MAX_RESPONSE_LAG = 30_000;

/**
 * Returns a function that lists the changed fields of a participant that none of our writes explains: no write
 * set the current value, and no write is recent enough for the response to still show the old value.
 */
export function unexplainedParticipantChanges(writes: readonly Write[], requestedAt: number) {
  const byCode = grouped(writes, (write) => write.participantCode);
  const byEmail = grouped(writes, (write) => write.emailKey);
  return ({ code, before, after }: Difference): Field[] => {
    const own = [...(byCode.get(code) ?? [])];
    for (const email of new Set([before.email, after.email])) {
      if (email) own.push(...(byEmail.get(emailKey(email)) ?? []));
    }
    return unexplained(before, after, own, requestedAt);
  };
}

/** The same for conferences: a write names its code, or the title of one just created. */
export function unexplainedConferenceChanges(writes: readonly Write[], requestedAt: number) {
  return ({ code, before, after }: Difference): Field[] => {
    const own = writes.filter(({ conferenceCode, sent }) =>
      conferenceCode === null
        ? same("title", sent.title, before.title) || same("title", sent.title, after.title)
        : conferenceCode === code,
    );
    return unexplained(before, after, own, requestedAt);
  };
}

function grouped(writes: readonly Write[], keyOf: (write: Write) => string | null) {
  const groups = new Map<string, Write[]>();
  for (const write of writes) {
    const key = keyOf(write);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(write);
    else groups.set(key, [write]);
  }
  return groups;
}

function unexplained(before: Values, after: Values, own: Write[], requestedAt: number): Field[] {
  return FIELDS.filter(
    (field) =>
      field in before &&
      field in after &&
      before[field] !== after[field] &&
      !own.some((write) => explains(write, field, after[field], requestedAt)),
  );
}

function explains(write: Write, field: Field, now: Values[Field], requestedAt: number): boolean {
  const { sent, replaced, emailKey: invited } = write;
  // Inviting an address again may change the date of the entry, and its name if none was sent.
  const renewed = field === "added" || (field === "name" && sent.name === undefined);
  if (invited !== null && renewed) return true;
  if (field in sent && same(field, sent[field], now)) return true;
  if (write.startedAt < requestedAt - MAX_RESPONSE_LAG) return false;
  if (invited !== null) return true;
  return replaced !== null && field in replaced && same(field, replaced[field], now);
}

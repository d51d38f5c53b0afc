import { emailKey } from "@/lib/platform/normalize";
import { type Field, FIELDS, same, type Values } from "@/lib/connection/write-values";

/** A write of Foyer's own, as it was noted before its call. */
export type Write = {
  participantCode: string | null;
  conferenceCode: string | null;
  emailKey: string | null;
  told: Values;
  was: Values | null;
  startedAt: number;
};

/** One difference between the mirror and what the service told. */
export type Seen = { code: string; before: Values; after: Values };

/**
 * How far an answer may lie behind what was written at the service before it was asked for, the
 * clocks of two instances included (ms).
 */
const BEHIND = 30_000;

/**
 * Answers in which fields a participant differs from the mirror that no write of ours accounts for:
 * none asked for the value that is there now, and none is so recent that the answer may still show
 * what was before it.
 */
export function unexplainedParticipantChanges(writes: readonly Write[], askedAt: number) {
  const byCode = grouped(writes, (write) => write.participantCode);
  const byEmail = grouped(writes, (write) => write.emailKey);
  return ({ code, before, after }: Seen): Field[] => {
    const own = [...(byCode.get(code) ?? [])];
    for (const email of new Set([before.email, after.email])) {
      if (email) own.push(...(byEmail.get(emailKey(email)) ?? []));
    }
    return unexplained(before, after, own, askedAt);
  };
}

/** The same for conferences: ours are known by the code, one just created by its title. */
export function unexplainedConferenceChanges(writes: readonly Write[], askedAt: number) {
  return ({ code, before, after }: Seen): Field[] => {
    const own = writes.filter(({ conferenceCode, told }) =>
      conferenceCode === null
        ? same("title", told.title, before.title) || same("title", told.title, after.title)
        : conferenceCode === code,
    );
    return unexplained(before, after, own, askedAt);
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

function unexplained(before: Values, after: Values, own: Write[], askedAt: number): Field[] {
  return FIELDS.filter(
    (field) =>
      field in before &&
      field in after &&
      before[field] !== after[field] &&
      !own.some((write) => accounts(write, field, after[field], askedAt)),
  );
}

function accounts(write: Write, field: Field, now: Values[Field], askedAt: number): boolean {
  const { told, was, emailKey: invited } = write;
  // Inviting an address again may renew the entry's date, and its name where none was given.
  const renewed = field === "added" || (field === "name" && told.name === undefined);
  if (invited !== null && renewed) return true;
  if (field in told && same(field, told[field], now)) return true;
  if (write.startedAt < askedAt - BEHIND) return false;
  if (invited !== null) return true;
  return was !== null && field in was && same(field, was[field], now);
}

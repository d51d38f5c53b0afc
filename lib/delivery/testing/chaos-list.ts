import type { ImportRow } from "@/lib/imports/schema";

type Seeded = { code: string; email: string };

/** Returns a seeded generator of numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Returns the list of a chaos run: new participants, some without email, some skipped, and new links. */
export function chaosList(count: number, there: Seeded[]): ImportRow[] {
  return Array.from({ length: count }, (_, at): ImportRow => {
    const person = there[at];
    const row: ImportRow = {
      position: at + 1,
      action: "invite",
      email: `guest-${at}@chaos.example`,
      name: `Guest ${at}`,
      moderator: at % 50 === 0,
      notify: at % 10 !== 3,
      lifetime: at % 7 === 0 ? 86_400 : null,
      avatarUrl: "",
      participantCode: null,
      reason: null,
    };
    if (person)
      return { ...row, action: "link", email: person.email, participantCode: person.code };
    return at % 100 === 99 ? { ...row, action: "skip", reason: "chosen" } : row;
  });
}

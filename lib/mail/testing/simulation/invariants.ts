import { z } from "zod";
import type { Memory } from "@/lib/delivery/testing/simulation/memory";
import type { World } from "@/lib/delivery/testing/simulation/world";
import { PEOPLE, RULES } from "./data";
import type { Sent } from "./smtp";

/**
 * Maximum time for which a message may still arrive after access was revoked or a reminder paused (ms): from
 * reading the mirror to the end of the message.
 */
const MAX_DELAY_MS = 14_000;

const Row = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  email: z.string(),
  state: z.string(),
  method: z.nullable(z.string()),
  latest: z.number(),
  starts_at: z.nullable(z.number()),
});

/** The invariants of email, checked after every step and at the end. */
export function createInvariants(world: World, memory: Memory) {
  const violations: string[] = [];
  const fail = (what: string) =>
    void violations.push(`${(world.now() / 1_000).toFixed(1)} s: ${what}`);
  const arrivals = new Map<string, number>();
  const reminded = new Map<string, number>();
  const ended = new Map<string, string>();
  /** The highest SEQUENCE that each person received, and whether they received a request. */
  const calendars = new Map<string, { sequence: number; requested: boolean }>();
  /** The time since when each person has no access, and each reminder is paused or deleted. */
  const withoutAccess = new Map<string, number>();
  const stopped = new Map<string, number>();

  const rows = () =>
    memory
      .all("select id, key, kind, email, state, method, latest, starts_at from outgoing_mail")
      .map((row) => Row.parse(row));

  const noteSince = (since: Map<string, number>, name: string, isSo: boolean) => {
    if (!isSo) since.delete(name);
    else if (!since.has(name)) since.set(name, world.now());
  };

  /** Records from the database when access was revoked and reminders stopped. */
  function recordState(): void {
    const [conference] = memory.all("select deleted_at from conferences");
    const isDeleted = conference?.["deleted_at"] !== null;
    for (const { email, revoked } of memory.all("select email, revoked from participants"))
      noteSince(withoutAccess, String(email), isDeleted || revoked === 1);
    const active = new Set(
      memory.all("select id from reminder_rules where paused = 0").map(({ id }) => String(id)),
    );
    for (const { id } of RULES) noteSince(stopped, id, !active.has(id));
  }

  const isLong = (since: number | undefined) =>
    since !== undefined && world.now() - since > MAX_DELAY_MS;

  /** Checks that every row matches the server or is unknown. */
  function checkRows(): void {
    for (const { id, key, state } of rows()) {
      const count = arrivals.get(id) ?? 0;
      if (state === "accepted" && count !== 1)
        fail(`${key} is accepted and arrived ${count} times`);
      if (["queued", "rejected", "canceled"].includes(state) && count > 0)
        fail(`${key} is ${state}, but it arrived`);
      const before = ended.get(id);
      if (before === "accepted" && state !== "accepted")
        fail(`${key} was accepted and is ${state}`);
      ended.set(id, state);
    }
  }

  function checkCalendar({ key, email, method, sequence }: Sent): void {
    if (method === null || sequence === null) return;
    const before = calendars.get(email);
    if (before && sequence <= before.sequence)
      fail(`${key}: SEQUENCE ${sequence} arrived after ${before.sequence}`);
    const mayBeThere = rows().some(
      (row) => row.email === email && row.method === "REQUEST" && row.state === "unknown",
    );
    if (method === "CANCEL" && !before?.requested && !mayBeThere)
      fail(`${key}: CANCEL arrived before its REQUEST`);
    calendars.set(email, {
      sequence: Math.max(sequence, before?.sequence ?? 0),
      requested: method === "REQUEST" || (before?.requested ?? false),
    });
  }

  return {
    violations,
    check(): void {
      recordState();
      checkRows();
    },
    /** Called for each message that the server accepted. */
    arrived(message: Sent): void {
      const { id, key, email, ruleId, kind, method } = message;
      const count = (arrivals.get(id) ?? 0) + 1;
      arrivals.set(id, count);
      if (count > 1) fail(`${key} arrived ${count} times`);
      if (ruleId !== null && !key.startsWith("again:")) {
        const name = `${ruleId} ${email}`;
        reminded.set(name, (reminded.get(name) ?? 0) + 1);
        if ((reminded.get(name) ?? 0) > 1) fail(`${email} was reminded twice by ${ruleId}`);
      }
      recordState();
      if (method !== "CANCEL" && isLong(withoutAccess.get(email)))
        fail(`${email} has no access and got ${kind}`);
      if (ruleId !== null && isLong(stopped.get(ruleId)))
        fail(`${email} was reminded by ${ruleId}, which had stopped`);
      checkCalendar(message);
    },
    onError(values: unknown[]): void {
      const message = values
        .map((value) => (value instanceof Error ? value : Object(value).err))
        .map((error: unknown) => (error instanceof Error ? error.message + error.stack : ""))
        .join(" ");
      if (!message.includes("connection to the database was lost"))
        fail(`unexpected error: ${message}`);
    },
    /** Returns unfinished messages, and people whose last message is outdated. Empty at the end of a run. */
    unfinished(): string[] {
      const all = rows();
      const open = all
        .filter(({ state }) => state === "queued" || state === "sending")
        .map(({ key, state }) => `${key} is ${state}`);
      const report = (what: string) => void open.push(what);
      const [conference] = memory.all("select starts_at, duration, deleted_at from conferences");
      const startsAt =
        conference?.["starts_at"] === null ? null : Number(conference?.["starts_at"]);
      const isDeleted = conference?.["deleted_at"] !== null;
      const refused = new Set(
        all.filter(({ state }) => state === "rejected").map(({ email }) => email),
      );
      const suppressed = memory
        .all("select email from mail_suppressions")
        .map(({ email }) => email);
      for (const email of PEOPLE) {
        if (refused.has(email) || suppressed.includes(email)) continue;
        const last = all.find((row) => row.email === email && row.latest === 1);
        const hasAccess = !withoutAccess.has(email);
        // The staff member who restores access decides whether it is emailed.
        const isAhead = startsAt !== null && startsAt > world.now() && last?.kind !== "canceled";
        if (last && hasAccess && isAhead && last.starts_at !== startsAt)
          report(`${email} was not sent the new time`);
        if (last && hasAccess && isAhead && last.method !== "REQUEST")
          report(`${email} has nothing in the calendar`);
        const shows = last?.method === "REQUEST" && (last.starts_at ?? 0) > world.now();
        if (shows && !hasAccess) report(`${email} has no access and the event in the calendar`);
        if (shows && startsAt === null && !isDeleted)
          report(`${email} was not sent the removed time`);
        const isOver = startsAt !== null && startsAt + 60_000 < world.now() - 60_000;
        const wasReminded = all.some(
          ({ key, state }) => key === `reminder:rule-after:${email}` && state !== "canceled",
        );
        if (hasAccess && isOver && !stopped.has("rule-after") && !wasReminded)
          report(`${email} was not reminded after the end`);
      }
      return open;
    },
  };
}

export type Invariants = ReturnType<typeof createInvariants>;

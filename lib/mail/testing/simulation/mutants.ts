import type { Mutant } from "@/lib/delivery/testing/simulation/bundle";

/** Deliberate errors in the email code. The simulation must detect each of them. */
export const MAIL_MUTANTS: readonly Mutant[] = [
  {
    name: "a message with an unknown result is sent again",
    edits: [
      {
        file: "lib/mail/backoff.ts",
        from: 'if (delivery.state === "accepted" || delivery.state === "unknown")',
        to: 'if (delivery.state === "accepted")',
      },
    ],
  },
  {
    name: "a message that a stopped process was sending is queued again",
    edits: [
      {
        file: "lib/mail/recover.ts",
        from: 'await finishMail(row, { state: "unknown", response: "" });',
        to: 'await db().updateTable("outgoing_mail").set({ state: "queued" }).where("id", "=", row.id).execute();',
      },
    ],
  },
  {
    name: "a reminder's key contains the time of the conference",
    edits: [
      {
        file: "lib/reminders/queue.ts",
        from: "key: `reminder:${rule.id}:${email_key}`",
        to: "key: `reminder:${rule.id}:${email_key}:${rule.moment}`",
      },
      {
        file: "lib/reminders/addressees.ts",
        from: "where m.key = 'reminder:' || ${rule.id} || ':' || p.email_key",
        to: "where m.key = 'reminder:' || ${rule.id} || ':' || p.email_key || ':' || ${moment}",
      },
    ],
  },
  {
    name: "messages to one person are sent concurrently",
    edits: [
      {
        file: "lib/mail/claim.ts",
        from: "and e.state in ('queued', 'sending'))`",
        to: "and e.state in ('nothing'))`",
      },
      {
        file: "lib/mail/queue-due-messages.ts",
        from: "and o.email_key = m.email_key and o.state in ('queued', 'sending')",
        to: "and o.email_key = m.email_key and o.state in ('nothing')",
      },
    ],
  },
  {
    name: "the last message of a person is selected by ids, which contain a wall clock",
    edits: [
      {
        file: "lib/mail/prepare.ts",
        from: '.where("latest", "=", 1)',
        to: '.where("method", "is not", null).where("id", "<", row.id).orderBy("id", "desc")',
      },
    ],
  },
  {
    name: "a paused process may send long after its claim",
    edits: [
      {
        file: "lib/platform/clock.ts",
        from: "return elapsed <= limit && drift <= MAX_STEP;",
        to: "return true;",
      },
    ],
  },
  {
    name: "a reminder is sent although its rule is paused",
    edits: [
      {
        file: "lib/mail/prepare.ts",
        from: 'if (!rule || rule.paused === 1) return "outdated";',
        to: "if (!rule) return null;",
      },
    ],
  },
  {
    name: "a canceled message that may be queued again keeps its key",
    edits: [
      { file: "lib/mail/claim.ts", from: "...(released && {", to: "...(released && false && {" },
    ],
  },
];

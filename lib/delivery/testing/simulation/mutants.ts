import type { Mutant } from "./bundle";

const delivery = (name: string) => `lib/delivery/${name}.ts`;
const mirror = (name: string) => `lib/mirror/${name}.ts`;

/** Deliberate violations of the rules. The simulation must find each of them. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "a lost request counts as over at once",
    edits: [
      {
        file: delivery("in-flight"),
        from: "return env().imports.settleMs + unsent;",
        to: "return 0;",
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
    name: "an outdated claim may return its row to the queue",
    edits: [{ file: delivery("claim"), from: '.where("epoch", "=", epoch);', to: ";" }],
  },
  {
    name: "a roster requested before the request was over counts",
    edits: [
      {
        file: delivery("reconcile-unknown-rows"),
        from: "overSince !== null && order > overSince",
        to: "overSince !== null",
      },
    ],
  },
  {
    name: "other invitations of the same address are ignored",
    edits: [
      {
        file: delivery("same-address"),
        from: "const states = new Set(rows.map(({ state }) => state));",
        to: "const states = new Set<string>();",
      },
    ],
  },
  {
    name: "an import starts without a roster requested after its creation",
    edits: [
      {
        file: delivery("claim"),
        from: '.whereRef("syncs.synced_order", ">", "imports.created_order")',
        to: "",
      },
    ],
  },
  {
    name: "a lost response is retried as if nothing had been sent",
    edits: [
      {
        file: delivery("perform-row"),
        from: "if (isServiceFailure(error.code))",
        to: 'if (isServiceFailure(error.code) || error.code === "unknown-outcome")',
      },
    ],
  },
  {
    name: "an abandoned invitation is planned again",
    edits: [
      {
        file: delivery("recover-abandoned"),
        from: '.where("kind", "in", ["update", "revoke"])',
        to: "",
      },
    ],
  },
  {
    name: "a lost response is recorded as failed",
    edits: [
      {
        file: delivery("perform-row"),
        from: '? "unknown" : "failed"',
        to: '? "failed" : "failed"',
      },
    ],
  },
  {
    name: "an invitation that the roster can't decide counts as not sent",
    edits: [
      {
        file: delivery("reconcile-unknown-rows"),
        from: 'found.verdict === "undecided"',
        to: "false",
      },
    ],
  },
  {
    name: "a claim does not store that nobody had the address",
    edits: [
      { file: delivery("claim"), from: "known_before: nobodyBefore(eb)", to: "known_before: null" },
    ],
  },
  {
    name: "a revocation that is being sent can be undone",
    edits: [
      {
        file: "lib/participants/undo-revocations.ts",
        from: '.where("id", "in", ids)\n      .where("state", "=", "planned")',
        to: '.where("id", "in", ids).where("state", "in", ["planned", "sending"])',
      },
    ],
  },
  {
    name: "revocations are sent before their Undo time is over",
    edits: [
      {
        file: delivery("revocation-worker"),
        from: "(state = 'planned' and due_at <= ${databaseNow()})",
        to: "(state = 'planned' and 0 <= ${databaseNow()})",
      },
    ],
  },
  {
    name: "an older roster overwrites our own acknowledged write",
    edits: [
      {
        file: mirror("merge-roster"),
        from: '.where("written_order", "<", request.order)',
        to: "",
      },
      {
        file: mirror("roster-differences"),
        from: '.where("written_order", "<", order)',
        to: "",
      },
    ],
  },
  {
    name: "a time in the future stops refreshes",
    edits: [
      { file: mirror("refresh-lease"), from: "age: age < 0 ? Infinity : age,", to: "age," },
      {
        file: delivery("repair-future-times"),
        from: '.where("attempted_at", ">", now)',
        to: '.where("attempted_at", ">", 8e15)',
      },
    ],
  },
  {
    name: "an edit writes the mirror although another edit has written it since",
    edits: [
      {
        file: delivery("update-participant"),
        from: '.where("version", "=", before.version)',
        to: "",
      },
    ],
  },
  {
    name: "an instance whose heartbeat is in the future counts as alive",
    edits: [
      {
        file: delivery("repair-future-times"),
        from: '.where("beat_at", ">", now)',
        to: '.where("beat_at", ">", 8e15)',
      },
    ],
  },
];

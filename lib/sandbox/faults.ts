import { z } from "zod";

const Rule = z.strictObject({
  /** As in the URL: `invite`, `client/list`, `list`… */
  method: z.string().optional(),
  /** The email in the request, or of the client that it names. */
  conferenceCode: z.string().optional(),
  email: z.string().optional(),
  probability: z.number().min(0).max(1).optional(),
  /** The rule ends after this many hits. */
  times: z.int().min(1).optional(),
  latencyMs: z.int().min(0).max(120_000).optional(),
  fault: z
    .enum([
      "lose-answer",
      "reset",
      "http-500",
      "html",
      "truncate",
      "failed",
      "wrong-casing",
      "slow-body",
      "empty",
    ])
    .optional(),
  /** With `failed`; if omitted, the response has no Message. */
  message: z.string().optional(),
});

const Plan = z.strictObject({
  rules: z.array(Rule).default([]),
  duplicates: z.enum(["same", "new", "refuse"]).default("same"),
  /** Closes every connection to the API before reading it. */
  refuseConnections: z.boolean().default(false),
  /** The seed of `probability`. */
  seed: z.int().default(1),
});

export type Plan = z.infer<typeof Plan>;
export type PlanInput = z.input<typeof Plan>;
export type Rule = z.infer<typeof Rule>;
export type Duplicates = Plan["duplicates"];

/** The subject of a request, for rules about one conference or person. */
export type Subject = {
  method: string;
  conferenceCode: string | undefined;
  email: string | undefined;
};

export type Faults = ReturnType<typeof faults>;

/** Stores the fault plan. Throws a ZodError for an invalid plan. */
export function faults(initial: unknown = {}) {
  let plan = Plan.parse(initial);
  let hits = plan.rules.map(() => 0);
  let random = seededRandom(plan.seed);
  return {
    plan: () => plan,
    set(input: unknown): Plan {
      plan = Plan.parse(input);
      hits = plan.rules.map(() => 0);
      random = seededRandom(plan.seed);
      return plan;
    },
    /** Counts every rule that matches the request; returns the fault of the first with one. */
    match(subject: Subject): {
      latencyMs: number;
      fault: Rule["fault"];
      message: string | undefined;
    } {
      const met = plan.rules.filter((rule, at) => {
        const spent = rule.times !== undefined && (hits[at] ?? 0) >= rule.times;
        if (spent || !matchesRule(rule, subject) || random() >= (rule.probability ?? 1))
          return false;
        hits[at] = (hits[at] ?? 0) + 1;
        return true;
      });
      const faulty = met.find((rule) => rule.fault);
      const latencyMs = met.reduce((sum, rule) => sum + (rule.latencyMs ?? 0), 0);
      return { latencyMs, fault: faulty?.fault, message: faulty?.message };
    },
  };
}

function matchesRule(rule: Rule, { method, conferenceCode, email }: Subject): boolean {
  return (
    (rule.method === undefined || rule.method === method) &&
    (rule.conferenceCode === undefined || rule.conferenceCode === conferenceCode) &&
    (rule.email === undefined || rule.email.toLowerCase() === email?.toLowerCase())
  );
}

/** Returns a seeded generator of numbers in [0, 1), so that a plan is reproducible. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

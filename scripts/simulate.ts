import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { MUTANTS } from "../lib/delivery/testing/simulation/mutants";
import { createSimulation } from "../lib/delivery/testing/simulation/run";
import { MAIL_MUTANTS } from "../lib/mail/testing/simulation/mutants";
import { createMailSimulation } from "../lib/mail/testing/simulation/run";
import { pluralize } from "../lib/platform/pluralize";

/*
 * npm run simulate: runs random seeds of the simulation until there were --steps (100,000) steps.
 * --seed N replays one seed; --seeds N runs N seeds, from --seed on; --minutes N stops early. --mutants runs
 * every mutant until a seed finds it (--only TEXT: those with the text). --mail simulates email instead of
 * invitations.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string" },
    steps: { type: "string", default: "100000" },
    minutes: { type: "string", default: "Infinity" },
    mutants: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    mail: { type: "boolean", default: false },
  },
});

const create = values.mail ? createMailSimulation : createSimulation;

if (values.mutants) process.exit((await findMutants()) ? 0 : 1);
process.exit((await runSeeds()) ? 0 : 1);

async function runSeeds(): Promise<boolean> {
  let stopped = false;
  // An interrupted run prints its progress.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => (stopped = true));
  const simulate = await create();
  const first = values.seed ? Number(values.seed) : randomBytes(3).readUIntBE(0, 3);
  const seeds = values.seeds ? Number(values.seeds) : values.seed ? 1 : Infinity;
  const steps = values.seeds || values.seed ? Infinity : Number(values.steps);
  const total = { seeds: 0, steps: 0, hours: 0, failed: 0 };
  const end = performance.now() + Number(values.minutes) * 60_000;
  const more = () =>
    !stopped && total.seeds < seeds && total.steps < steps && performance.now() < end;
  for (; more(); total.seeds += 1) {
    const result = await simulate(first + total.seeds);
    total.steps += result.steps;
    total.hours += result.simulatedMs / 3_600_000;
    if (result.violations.length === 0) continue;
    total.failed += 1;
    console.log(`seed ${result.seed}:`, result.violations.slice(0, 5).join("\n  "));
    if (values.seed) console.log(result.rows.join("\n"));
    if (total.failed >= 20) break;
  }
  const seconds = Math.round(performance.now() / 1_000);
  console.log(`first seed ${first}, ${seconds} s`, {
    ...total,
    hours: Number(total.hours.toFixed(1)),
  });
  return total.failed === 0;
}

/** Returns whether each mutant was found within 1,000 seeds. */
async function findMutants(): Promise<boolean> {
  let all = true;
  const mutants = values.mail ? MAIL_MUTANTS : MUTANTS;
  for (const mutant of mutants.filter(({ name }) => name.includes(values.only))) {
    const simulate = await create(mutant);
    let seed = 0;
    let found: string | undefined;
    for (; seed < 1_000 && found === undefined; seed += 1)
      found = (await simulate(seed)).violations[0];
    console.log(
      found === undefined ? "NOT FOUND" : `after ${pluralize(seed, "seed")}`,
      "|",
      mutant.name,
      "|",
      found,
    );
    all &&= found !== undefined;
  }
  return all;
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { chaos } from "./chaos";

/** Runs the harness with processes that run this code instead of the worker. */
function run(work: string, { startMs = 20_000, patience = 6_000 } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-chaos-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = path.join(folder, "program.mjs");
  writeFileSync(
    program,
    `const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
    const [task] = process.argv.slice(2);
    if (task === "load") say({ loaded: true });
    else if (task === "report") say({ rows: [] });
    else { ${work} }`,
  );
  const quick = { life: 50, rows: 0, kills: 1, faults: 0, rate: 1, instances: 1, seed: 1 };
  return chaos({ ...quick, program, startMs, patience });
}

it("ends with a result when a start hangs", async () => {
  const { differences } = await run("setInterval(() => undefined, 1_000);", {
    startMs: 500,
    patience: 5_000,
  });
  expect(differences).toContainEqual(expect.stringMatching(/^a start was not done within \d+ s/));
});

it("ends with a result when processes end unexpectedly", async () => {
  const { differences } = await run(
    `say({ working: true }); process.stdout.write('{"half'); console.error("broken");`,
  );
  expect(differences).toContain("a process ended by itself: broken");
  expect(differences).toContain("the run was not done within 6 s");
});

it("fails after too many failed starts", async () => {
  await expect(run('console.error("no database");', { patience: 20_000 })).rejects.toThrow(
    /^\d+ starts in a row failed: no database/,
  );
});

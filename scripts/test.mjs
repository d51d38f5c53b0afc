import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { browser } from "./browser.mjs";
import { checkNode, install } from "./install.mjs";
import { run, runBin, stopWithParent } from "./run.mjs";

// Everything from a clean clone: `npm test`, or a part of it with `npm test -- unit` or `-- e2e`.
const only = process.argv[2];
const reports = mkdtempSync(path.join(tmpdir(), "foyer-reports-"));
const OUTCOMES = { 0: "passed", 75: "skipped" };
const sum = { passed: 0, failed: 0, skipped: 0 };

if (process.env.npm_lifecycle_event) stopWithParent();
checkNode();
await install();
if (!only) await check();
if (only !== "e2e") await unit();
if (only !== "unit") await journeys();
if (!only) await observatory();
rmSync(reports, { recursive: true, force: true });

const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exit(sum.failed > 0 ? 1 : 0);

/** Types and rules count as a test each. */
async function check() {
  step("Types");
  const types = await runBin("next/dist/bin/next", ["typegen"], { quiet: true });
  if (types.code !== 0) console.error(types.said);
  const { code: checked } = await runBin("typescript/bin/tsc", ["--noEmit"]);
  count({ [types.code === 0 && checked === 0 ? "passed" : "failed"]: 1 });
  step("Rules");
  const { code: linted } = await runBin("oxlint/bin/oxlint", ["--type-aware"]);
  count({ [linted === 0 ? "passed" : "failed"]: 1 });
}

async function unit() {
  step("Unit and data tests");
  const file = path.join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runBin("vitest/vitest.mjs", ["run", ...reporters]);
  const report = read(file);
  const failed = report?.numFailedTests ?? 0;
  count({
    passed: report?.numPassedTests ?? 0,
    // A file that does not even load has no failed test to count.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

async function journeys() {
  step("Journeys in a browser");
  const executable = await browser();
  await build();
  const file = path.join(reports, "playwright.json");
  const { code } = await runBin("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    env: { FOYER_BROWSER: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: "0" },
  });
  const stats = read(file)?.stats;
  const failed = stats?.unexpected ?? 0;
  count({
    passed: stats?.expected ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: stats?.skipped ?? 0,
  });
}

/** Its scanner is not a dependency: where the registry can't be reached, this one is skipped. */
async function observatory() {
  step("HTTP Observatory");
  const { code } = await run(process.execPath, ["scripts/observatory.mjs"]);
  count({ [OUTCOMES[code] ?? "failed"]: 1 });
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function count(result) {
  for (const [kind, number] of Object.entries(result)) sum[kind] += number;
}

function step(name) {
  console.log(`\n${name}`);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { browser } from "./browser.mjs";
import { checkNode, install } from "./install.mjs";
import { availableBytes } from "./memory.mjs";
import { playwrightOutcome, vitestOutcome } from "./report.mjs";
import { run, runBin, stop, stopWithParent } from "./run.mjs";

// npm test: runs everything from a clean clone, or one part: `npm test -- unit`, `-- e2e`.
const only = process.argv[2];
const reports = mkdtempSync(path.join(tmpdir(), "foyer-reports-"));
const SKIPPED = 75;
/** Peak memory of the build and the other tests together (bytes). */
const TOGETHER_BYTES = 5 * 1024 ** 3;
/** @type {{ passed: number, skipped: number, failures: string[] }} */
const sum = { passed: 0, skipped: 0, failures: [] };
/** @type {Promise<void> | null} */
let building = null;

if (process.env.npm_lifecycle_event) stopWithParent();
if (only && only !== "unit" && only !== "e2e") stop(`There is no ${only}; there are unit and e2e.`);
checkNode();
await install();
if (only === "unit") await unit();
else if (only === "e2e") await journeys(browser());
else await everything();
rmSync(reports, { recursive: true, force: true });

// Repeats the failures at the end, in case the log was truncated.
for (const name of sum.failures) console.log(`FAILED ${name}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`${sum.passed} passed, ${sum.failures.length} failed${skipped}`);
process.exit(sum.failures.length > 0 ? 1 : 0);

/**
 * Runs everything. If memory allows, the build, the types, the rules and the scan run beside the unit and data tests,
 * which are I/O-bound. The browser tests use both processors and run alone.
 */
async function everything() {
  const [browserPath, scanner] = [browser(), observatory("install")];
  const others = async () => {
    // The build writes some of the types.
    await built();
    return [await check(), await scan(scanner)];
  };
  const beside = availableBytes() >= TOGETHER_BYTES ? others() : null;
  await unit();
  for (const print of await (beside ?? others())) print();
  await journeys(browserPath);
}

/** Checks types and rules at once. Returns a function that prints the result; each counts as one test. */
async function check() {
  const options = { quiet: true };
  const generated = await runBin("next/dist/bin/next", ["typegen"], options);
  const [types, rules] = await Promise.all([
    runBin("typescript/bin/tsc", ["--noEmit"], options),
    run(process.execPath, ["scripts/lint.mjs"], options),
  ]);
  return () => {
    step("Types and rules");
    if (generated.code !== 0) console.error(generated.output);
    console.log(`${types.output}${rules.output}`.trim());
    countOne("types", generated.code || types.code);
    countOne("rules", rules.code);
  };
}

async function unit() {
  step("Unit and data tests");
  const file = path.join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await runBin("vitest/vitest.mjs", ["run", ...reporters]);
  count("unit and data tests", code, vitestOutcome(file));
}

async function journeys(browserPath) {
  step("Browser tests");
  await built();
  const executable = await browserPath;
  const file = path.join(reports, "playwright.json");
  const { code } = await runBin("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    env: { FOYER_BROWSER: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: "0" },
  });
  count("journeys", code, playwrightOutcome(file));
}

/** Builds once. */
function built() {
  building ??= build();
  return building;
}

function observatory(...args) {
  return run(process.execPath, ["scripts/observatory.mjs", ...args], { quiet: true });
}

/**
 * Checks the headers of a server. Returns a function that prints the result. The scanner is not a dependency:
 * skipped if the registry can't be reached.
 */
async function scan(installing) {
  const installed = await installing;
  const { code, output } = installed.code === 0 ? await observatory() : installed;
  return () => {
    step("HTTP Observatory");
    console.log(output.trim());
    countOne("HTTP Observatory", code);
  };
}

function countOne(name, code) {
  count(name, code === SKIPPED ? 0 : code, {
    passed: code === 0 ? 1 : 0,
    skipped: code === SKIPPED ? 1 : 0,
    failures: [],
  });
}

/** A run that failed without a failed test (a file that did not load) counts as one failure. */
function count(name, code, { passed, skipped, failures }) {
  sum.passed += passed;
  sum.skipped += skipped;
  const outside = `${name}: an error outside of any test, printed above`;
  sum.failures.push(...(code !== 0 && failures.length === 0 ? [outside] : failures));
}

function step(name) {
  console.log(`\n${name}`);
}

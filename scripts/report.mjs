import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** How a run of vitest ended, from its JSON report: how many passed and were skipped, which failed. */
export function vitestOutcome(file) {
  const report = read(file);
  const files = report?.testResults ?? [];
  return {
    passed: report?.numPassedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    failures: files.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName }) => `${path.relative(process.cwd(), name)} ${fullName}`),
    ),
  };
}

/** The same of a run of Playwright. */
export function playwrightOutcome(file) {
  const report = read(file);
  return {
    passed: report?.stats.expected ?? 0,
    skipped: report?.stats.skipped ?? 0,
    failures: specs(report?.suites)
      .filter(({ ok }) => !ok)
      .map(({ file: spec, line, title }) => `${spec}:${line} ${title}`),
  };
}

function specs(suites = []) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites)]);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

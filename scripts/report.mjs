import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** How many lines of a failure's message are told. */
const LINES = 4;

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
        .map(({ fullName, failureMessages }) =>
          tell(`${path.relative(process.cwd(), name)} ${fullName}`, failureMessages),
        ),
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
      .map(({ file: spec, line, title, tests }) =>
        tell(
          `${spec}:${line} ${title}`,
          tests.flatMap(({ results }) =>
            results.flatMap(({ errors }) => errors.map(({ message }) => message ?? "")),
          ),
        ),
      ),
  };
}

/** A test's name with the first lines of why it failed. */
function tell(name, messages) {
  const why = stripVTControlCharacters(messages.join("\n")).split("\n");
  return [name, ...why.filter((line) => line.trim() !== "").slice(0, LINES)].join("\n  ");
}

function specs(suites = []) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites)]);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

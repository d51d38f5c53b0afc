import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** The number of lines shown of a failure's message. */
const MAX_LINES = 4;

/**
 * Returns the result of a vitest run from its JSON report: counts of passed and skipped, and the
 * failures.
 */
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
          withFirstLines(`${path.relative(process.cwd(), name)} ${fullName}`, failureMessages),
        ),
    ),
  };
}

/** Returns the same for a Playwright run. */
export function playwrightOutcome(file) {
  const report = read(file);
  return {
    passed: report?.stats.expected ?? 0,
    skipped: report?.stats.skipped ?? 0,
    failures: specs(report?.suites)
      .filter(({ ok }) => !ok)
      .map(({ file: spec, line, title, tests }) =>
        withFirstLines(
          `${spec}:${line} ${title}`,
          tests.flatMap(({ results }) =>
            results.flatMap(({ errors }) => errors.map(({ message }) => message ?? "")),
          ),
        ),
      ),
  };
}

/** Returns a test's name with the first lines of its failure. */
function withFirstLines(name, messages) {
  const why = stripVTControlCharacters(messages.join("\n")).split("\n");
  return [name, ...why.filter((line) => line.trim() !== "").slice(0, MAX_LINES)].join("\n  ");
}

function specs(suites = []) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specs(suite.suites)]);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

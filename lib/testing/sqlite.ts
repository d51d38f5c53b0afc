import type { TestProject } from "vitest/node";

/** Vitest's global set-up for SQLite: every test file makes its own folder, so nothing is shared. */
export default function setup(project: TestProject): void {
  project.provide("postgresServer", null);
}

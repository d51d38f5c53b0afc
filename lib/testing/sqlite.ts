import type { TestProject } from "vitest/node";

/** Vitest's global setup for SQLite: every test file creates its own folder. */
export default function setup(project: TestProject): void {
  project.provide("postgresServer", null);
}

import { monotonicNow } from "@/lib/platform/clock";

/** The bundle holds this module more than once, so the class itself can't tell its instances. */
const MARK = Symbol.for("foyer.execution-time");

/**
 * A parameter of a SQLite statement that stands for the time at which the statement runs, in ms since
 * 1970. A time read when the statement is built is too early: the statement may wait for the connection
 * while another request takes a lease.
 */
export class ExecutionTime {
  readonly [MARK] = true;

  constructor(readonly read: () => number) {}

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && MARK in value;
  }
}

export const executionTime = new ExecutionTime(monotonicNow);

/** Returns the parameters of a statement that runs now. All times in it are the same. */
export function atExecution(parameters: readonly unknown[]): unknown[] {
  let now: number | null = null;
  return parameters.map((value) =>
    value instanceof ExecutionTime ? (now ??= value.read()) : value,
  );
}

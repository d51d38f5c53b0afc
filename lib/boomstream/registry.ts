import type { Boomstream } from "./client";

/** What this process remembers of a connection, shared by everybody who connects with the same settings. */
type Registry = {
  clients: Map<string, Boomstream>;
  states: Map<string, "up" | "down">;
};

declare global {
  // Next may load this module once per bundle; the limiter and the breaker must be one per process.
  var foyerBoomstream: Registry | undefined;
}

/** The registry of this process. */
export function registry(): Registry {
  globalThis.foyerBoomstream ??= { clients: new Map(), states: new Map() };
  return globalThis.foyerBoomstream;
}

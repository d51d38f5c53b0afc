import { emailKey } from "@/lib/platform/normalize";
import type { PreviewRoster } from "../types";

/** A person on the roster. */
export type RosterEntry = PreviewRoster["rows"][number];

/** Returns the roster by address. Of two entries with one address, the one with access is used. */
export function rosterByAddress(rows: readonly RosterEntry[]): Map<string, RosterEntry> {
  const byKey = new Map<string, RosterEntry>();
  for (const known of rows) {
    const key = emailKey(known.email);
    const before = byKey.get(key);
    if (!before || (before.revoked && !known.revoked)) byKey.set(key, known);
  }
  return byKey;
}

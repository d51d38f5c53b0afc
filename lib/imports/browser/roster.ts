import { emailKey } from "@/lib/platform/normalize";
import type { RosterExtract } from "../types";

export type Known = RosterExtract["rows"][number];

/** The roster by address. Where an address stands there twice, the entry with access counts. */
export function rosterByAddress(rows: readonly Known[]): Map<string, Known> {
  const byKey = new Map<string, Known>();
  for (const known of rows) {
    const key = emailKey(known.email);
    const before = byKey.get(key);
    if (!before || (before.revoked && !known.revoked)) byKey.set(key, known);
  }
  return byKey;
}

import "server-only";
import { monotonicNow } from "@/lib/platform/clock";
import { perProcess } from "@/lib/platform/per-process";

const MINUTE = 60_000;
/** Maximum starts per minute and kind in this process: from one network, and in all. */
const PER_NETWORK = 20;
const PER_PROCESS = 300;

type Window = { since: number; all: number; byNetwork: Map<string, number> };

/** The kind of sign-in: at the identity provider, or with a passkey. */
type Start = "provider" | "passkey";

const state = (kind: Start) =>
  perProcess(`${kind} starts`, (): Window => ({ since: -Infinity, all: 0, byNetwork: new Map() }));

/**
 * Counts the start of a sign-in. Anyone can start one, and each costs a call or a challenge. Returns false if there
 * were too many within the minute.
 */
export function mayStart(kind: Start, network: string): boolean {
  const window = state(kind);
  if (monotonicNow() - window.since >= MINUTE) {
    Object.assign(window, { since: monotonicNow(), all: 0 });
    window.byNetwork.clear();
  }
  const here = (window.byNetwork.get(network) ?? 0) + 1;
  // Everyone behind an untrusted proxy shares the unknown network.
  if (window.all >= PER_PROCESS || (network !== "" && here > PER_NETWORK)) return false;
  window.all += 1;
  window.byNetwork.set(network, here);
  return true;
}

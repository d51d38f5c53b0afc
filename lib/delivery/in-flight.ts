import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";

type InFlight = { rows: Set<string>; claims: Set<Promise<unknown>> };

const state = (name: string) =>
  perProcess(`${name}-in-flight`, (): InFlight => ({ rows: new Set(), claims: new Set() }));

/**
 * The rows that this process is sending. They are never abandoned in this process, whatever the clocks
 * say. One register each for the ledger, for revocations and for the outbox.
 */
export function inFlight(name: "invitations" | "revocations" | "mail") {
  const { rows, claims } = state(name);
  return {
    add: (id: string) => void rows.add(id),
    remove: (id: string) => void rows.delete(id),
    /** Runs a claim and adds what it claimed before anybody can see it as abandoned. */
    async claim<T extends { id: string }>(work: () => Promise<T[]>): Promise<T[]> {
      const claim = work().then((claimed) => {
        for (const { id } of claimed) rows.add(id);
        return claimed;
      });
      claims.add(claim);
      try {
        return await claim;
      } finally {
        claims.delete(claim);
      }
    },
    /** Returns those of these rows that this process is not sending: a claim whose answer was lost. */
    async without<T extends { id: string }>(candidates: T[]): Promise<T[]> {
      await Promise.allSettled(claims);
      return candidates.filter(({ id }) => !rows.has(id));
    },
  };
}

/** The longest time from claiming a row to sending it (ms). After it others may take the row over. */
export const sendWindow = () => env().boomstream.timeoutMs;

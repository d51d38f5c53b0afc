import { env } from "@/lib/platform/env";
import { perProcess } from "@/lib/platform/per-process";

type InFlight = { rows: Set<string>; claims: Set<Promise<unknown>> };

const state = (name: string) =>
  perProcess(`${name}-in-flight`, (): InFlight => ({ rows: new Set(), claims: new Set() }));

/**
 * The rows that this process is sending, for the ledger, the revocations and the outbox. This process never
 * treats them as abandoned, whatever the clocks show.
 */
export function inFlight(name: "invitations" | "revocations" | "mail") {
  const { rows, claims } = state(name);
  return {
    add: (id: string) => void rows.add(id),
    remove: (id: string) => void rows.delete(id),
    /** Runs a claim and registers its rows before they can count as abandoned. */
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
    /** Returns the rows that this process is not sending: those of a claim whose result was lost. */
    async without<T extends { id: string }>(candidates: T[]): Promise<T[]> {
      await Promise.allSettled(claims);
      return candidates.filter(({ id }) => !rows.has(id));
    },
  };
}

/** The maximum time from claiming a row to sending it (ms). After that, others may take over the row. */
export const sendWindow = () => env().boomstream.timeoutMs;

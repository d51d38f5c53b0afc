import type { Delivery } from "../../transport";
import type { Process, World } from "@/lib/delivery/testing/simulation/world";

/** The probability of each fault of the email server; all 0: no faults. */
export type MailFaults = {
  unreached: number;
  refusesUs: number;
  busy: number;
  refusesAddress: number;
  refusesMessage: number;
  /** The connection ends after the whole message arrived, accepted or not. */
  lost: number;
  slow: number;
  /** The process pauses for a long time before it sends. */
  stall: number;
};

/** A simulated message: its row and content. */
export type Sent = {
  id: string;
  key: string;
  kind: string;
  textKind: string;
  email: string;
  ruleId: string | null;
  method: string | null;
  sequence: number | null;
};

type MailEvents = {
  accepted: (message: Sent) => void;
  mayPause: (process: Process) => boolean;
};

/**
 * A simulated email server with its network. Each reply and each end of a connection has a simulated time.
 */
export function createSmtp(world: World, faults: MailFaults, { accepted, mayPause }: MailEvents) {
  return (process: Process, message: Sent, maySend: () => boolean): Promise<Delivery> =>
    new Promise((resolve) => {
      const step = (work: () => void) => {
        const delay = world.chance(faults.slow) ? world.between(500, 9_000) : world.between(1, 60);
        world.schedule(delay, process, work);
      };
      const unreached = () => resolve({ state: "unreached", response: "" });
      const refused = (of: "address" | "message" | "server", code: number) =>
        resolve({ state: "refused", of, code, response: String(code) });
      const stall = () => {
        if (world.chance(faults.stall) && mayPause(process))
          world.pause(process, world.between(8_000, 60_000));
      };
      step(() => {
        if (world.chance(faults.unreached)) return unreached();
        if (world.chance(faults.refusesUs)) return refused("server", world.chance(0.5) ? 535 : 421);
        stall();
        // The connection is open; the envelope follows.
        step(() => {
          if (!maySend()) return unreached();
          stall();
          step(() => {
            if (world.chance(faults.busy)) return refused("address", 450);
            if (world.chance(faults.refusesAddress)) return refused("address", 550);
            // 354: the message is read only within the send window.
            if (!maySend()) return unreached();
            // A sent message arrives even if its process ends.
            world.schedule(world.between(1, 500), null, data);
          });
        });
      });
      function data(): void {
        if (world.chance(faults.refusesMessage))
          return step(() => refused("message", world.chance(0.5) ? 554 : 451));
        const isLost = world.chance(faults.lost);
        if (isLost && world.chance(0.5)) return step(unknown);
        accepted(message);
        if (isLost) return step(unknown);
        step(() => resolve({ state: "accepted", response: "250" }));
      }
      const unknown = () => resolve({ state: "unknown", response: "" });
    });
}

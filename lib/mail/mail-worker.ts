import { background } from "@/lib/platform/background";
import { env } from "@/lib/platform/env";
import { inFlight } from "@/lib/delivery/in-flight";
import { metrics } from "@/lib/platform/metrics";
import { perProcess } from "@/lib/platform/per-process";
import { openSendWindow } from "@/lib/platform/clock";
import { nextStep } from "./backoff";
import {
  cancelMail,
  type ClaimedMail,
  claimMail,
  requeueMail,
  SEND_WINDOW_MS,
  storeCalendarPart,
} from "./claim";
import { finishMail } from "./finish";
import { prepareMail } from "./prepare";
import { recoverAbandonedMail, recoverMail } from "./recover";
import type { Mailer, Message } from "./transport";

/** Number of messages that one instance sends at the same time. */
const LANES = 4;

/** Retry delay after an error in Foyer (ms). */
const RETRY_AFTER_FAULT = 60_000;

type Lanes = { active: Set<Promise<void>>; stopping: boolean };
type Claim = { row: ClaimedMail; maySend: () => boolean };
/** The connection that a lane reuses. */
type Connection = { mailer: Mailer | null };

const newLanes = (): Lanes => ({ active: new Set(), stopping: false });
const holder = () => perProcess("mail-lanes", () => ({ lanes: newLanes() }));

/** Starts lanes while there are messages to send. Does not wait for them. */
export async function runMail(): Promise<void> {
  if (env().mail === null) return;
  const { lanes } = holder();
  if (lanes.stopping) return;
  await recoverAbandonedMail();
  while (!lanes.stopping && lanes.active.size < LANES) {
    const first = await claimNext();
    if (!first) return;
    const lane = runLane(lanes, first).finally(() => lanes.active.delete(lane));
    lanes.active.add(lane);
    background("send mail", lane);
  }
}

/** Stops claiming, and resolves after the current messages are completed. */
export async function stopMail(): Promise<void> {
  const shared = holder();
  const { lanes } = shared;
  lanes.stopping = true;
  await Promise.allSettled(lanes.active);
  shared.lanes = newLanes();
}

async function claimNext(): Promise<Claim | null> {
  const { mail } = env();
  if (mail === null) return null;
  const maySend = openSendWindow(SEND_WINDOW_MS);
  const [row] = await inFlight("mail").claim(async () => {
    const claimed = await claimMail(mail);
    return claimed ? [claimed] : [];
  });
  return row ? { row, maySend } : null;
}

async function runLane(lanes: Lanes, first: Claim): Promise<void> {
  const connection: Connection = { mailer: null };
  let next: Claim | null = first;
  try {
    while (next) {
      const { row, maySend } = next;
      try {
        await sendMail(row, maySend, connection);
      } catch (error) {
        await recoverMail(row);
        throw error;
      } finally {
        inFlight("mail").remove(row.id);
      }
      next = lanes.stopping ? null : await claimNext();
    }
  } finally {
    connection.mailer?.close();
  }
}

/** Sends one claimed row. */
async function sendMail(
  row: ClaimedMail,
  maySend: () => boolean,
  connection: Connection,
): Promise<void> {
  const { mail } = env();
  let message: Message | null;
  try {
    message = await messageOf(row);
  } catch (error) {
    // Nothing was sent, so the result is not unknown.
    await requeueMail(row, RETRY_AFTER_FAULT, { response: "" });
    throw error;
  }
  if (mail === null || message === null) return;
  const { openMailer } = await import("./transport");
  connection.mailer ??= openMailer(mail.url);
  const delivery = await connection.mailer.deliver(message, maySend);
  metrics().mailTries.inc({ outcome: delivery.state });
  const step = nextStep(delivery, row.attempts);
  if (step.next === "finish") await finishMail(row, { ...step, response: delivery.response });
  else await requeueMail(row, step.delay, delivery);
}

/** Returns the message; null if the row was requeued or canceled. */
async function messageOf(row: ClaimedMail): Promise<Message | null> {
  const { mail } = env();
  if (mail === null) {
    await requeueMail(row, 0, null);
    return null;
  }
  // Loaded on demand, because most installations send no email.
  const { composeMail, composeTest } = await import("./compose");
  if (row.kind === "test") return composeTest(row, mail);
  const prepared = await prepareMail(row);
  if (prepared.next === "wait") {
    await requeueMail(row, prepared.delay, null);
    return null;
  }
  if (prepared.next === "cancel") {
    await cancelMail(row, prepared.reason);
    return null;
  }
  const message = await composeMail(row, prepared, mail);
  return (await storeCalendarPart(row, prepared.part)) ? message : null;
}

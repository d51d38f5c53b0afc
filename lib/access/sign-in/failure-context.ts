import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Checked } from "./credentials";

export type Noted = { checked?: Checked };

/**
 * Passes the reason of a failed sign-in from `authorize` to our action. next-auth itself only knows success
 * and failure, and puts the message of an error into the URL.
 */
export const outcome = new AsyncLocalStorage<Noted>();

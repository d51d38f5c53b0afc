import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Checked } from "./credentials";

export type Noted = { checked?: Checked };

/**
 * Carries why a sign-in failed from `authorize` to our action. next-auth itself only knows yes and
 * no, and would put anything thrown into the page's address word for word.
 */
export const outcome = new AsyncLocalStorage<Noted>();

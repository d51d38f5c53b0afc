import { BulkheadRejectedError } from "cockatiel";

/** Thrown if a queue is full or work took too long; the person can try again in a moment. */
export class BusyError extends Error {
  override name = "BusyError";
}

/** Returns true for an error that a person sees as `busy`: a full queue, or a database without a connection. */
export function isBusyError(error: unknown): boolean {
  return error instanceof BusyError || error instanceof BulkheadRejectedError;
}

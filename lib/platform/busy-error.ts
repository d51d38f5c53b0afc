import { BulkheadRejectedError } from "cockatiel";

/** Too much work waits already, or took too long: the person may try again in a moment. */
export class BusyError extends Error {
  override name = "BusyError";
}

/** Returns true for an error that a person sees as `busy`: a full queue, or a database without a connection. */
export function isBusyError(error: unknown): boolean {
  return error instanceof BusyError || error instanceof BulkheadRejectedError;
}

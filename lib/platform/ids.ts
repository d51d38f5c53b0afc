import { v7 } from "uuid";

/** A new id, ordered by time (UUIDv7, RFC 9562). Works in browsers without a secure context too. */
export function newId(): string {
  return v7();
}

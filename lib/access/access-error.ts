import type { Actor } from "@/lib/audit/record";
import type { Role } from "@/lib/db/schema";

type AccessCode =
  | "signed-out"
  | "not-allowed"
  | "password-needed"
  | "two-steps-needed"
  | "passkey-needed"
  | "approval-needed"
  | "not-found"
  | "no-project";

/** The recorded fields of a refusal; signed-out people are not recorded. */
export type Refusal = { staff: Actor; needs?: Role; conferenceCode?: string };

/**
 * Thrown by the guards: nobody is signed in, the role is too low, or the subject belongs to a project
 * that the person may not see (shown as `not-found`). A guard writes nothing. Its caller (action,
 * handler or page) records `refusal`.
 */
export class AccessError extends Error {
  override name = "AccessError";
  constructor(
    readonly code: AccessCode,
    readonly refusal?: Refusal,
  ) {
    super(code);
  }
}

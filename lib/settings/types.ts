import { STAFF_ROLES } from "@/lib/staff/types";

/** The lowest role that a requirement applies to, in the order of the choice. */
export const REQUIRED_FOR = ["nobody", ...STAFF_ROLES.toReversed()] as const;

import { ROLES } from "@/lib/access/roles";

/** The lowest role that a requirement applies to, in the order of the choice. */
export const REQUIRED_FOR = ["nobody", ...ROLES.toReversed()] as const;

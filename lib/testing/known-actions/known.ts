import type { Role } from "@/lib/db/schema";
import type { Names } from "./names";

/** The access rules of an action, for the tests. */
export type Known = {
  /** The lowest allowed role. */
  role: Role;
  input: (names: Names) => unknown;
  /** Only if the input refers to an object of a project: the result for people who may not see the project. */
  elsewhere?: (names: Names) => unknown;
};

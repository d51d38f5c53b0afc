import type { Migration } from "kysely";
import * as foundation from "./0001-foundation";
import * as search from "./0004-search";

/** Every migration by name, in the order of the names; listed because a bundle has no folder to read. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": foundation,
  "0004-search": search,
};

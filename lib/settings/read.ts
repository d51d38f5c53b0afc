import type { Kysely } from "kysely";
import { readPolicy } from "@/lib/access/sign-in-policy";
import { approvalLimit } from "@/lib/approvals/needs-approval";
import type { Database } from "@/lib/db/schema";
import type { Settings } from "./schema";

/** Returns the stored settings. */
export async function readSettings(connection: Kysely<Database>): Promise<Settings> {
  return { ...(await readPolicy(connection)), approvalRows: await approvalLimit(connection) };
}

import type { Transaction } from "kysely";
import { requireRecentSignIn } from "@/lib/access/require-recent-sign-in";
import { factorsOf, sessionState } from "@/lib/access/sign-in-policy";
import type { ActivityAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import type { Database, SettingTable } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { readSettings } from "./read";
import type { UpdateSettings, Settings } from "./schema";

/** The row and the activity action of each setting. */
const STORED = {
  twoSteps: { name: "two-steps-required", action: "settings.two-steps" },
  passkeys: { name: "passkeys-required", action: "settings.passkeys" },
  approvalRows: { name: "approval-rows", action: "settings.approval" },
} as const satisfies Record<keyof Settings, { name: SettingTable["name"]; action: ActivityAction }>;
const KEYS = ["twoSteps", "passkeys", "approvalRows"] as const;

/**
 * Changes the requirements for signing in and for large imports, from the next request on. Returns
 * `passkey-first` if the administrator did not sign in with a passkey and would lock themselves out: passkeys may not work at
 * this address.
 */
export async function updateSettings(changes: UpdateSettings): Promise<ActionResult<Settings>> {
  const staff = await requireRecentSignIn("administrator");
  return withTransaction(async (tx): Promise<ActionResult<Settings>> => {
    const before: Settings = await readSettings(tx);
    const after: Settings = { ...before, ...changes };
    const factors = await factorsOf(tx, staff.id);
    const own = factors && sessionState({ ...factors, method: staff.method }, after);
    if (own === "ended" || own === "needs-passkey") return fail("passkey-first");
    for (const key of KEYS.filter((each) => before[each] !== after[each])) {
      await store(tx, STORED[key].name, String(after[key] ?? ""));
      await record(tx, {
        staff,
        projectId: null,
        action: STORED[key].action,
        outcome: "done",
        subject: "",
        before: { required: before[key] ?? "nobody" },
        after: { required: after[key] ?? "nobody" },
      });
    }
    return ok(after);
  });
}

async function store(
  tx: Transaction<Database>,
  name: SettingTable["name"],
  value: string,
): Promise<void> {
  const changed = { value, changed_at: Date.now() };
  await tx
    .insertInto("settings")
    .values({ name, ...changed })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(changed))
    .execute();
}

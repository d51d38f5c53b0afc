import { record } from "@/lib/audit/record";
import { noteProof } from "@/lib/access/require-recent-sign-in";
import { requireStaff } from "@/lib/access/guard";
import { takeSession } from "@/lib/access/session-cookie";
import { endSessionsOf } from "@/lib/access/sessions";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { checkOwnPassword, setOwnPassword } from "./password";
import type { ChangePassword, OwnSession, ProfileFields, ProvePassword } from "./schema";
import { readOwnSessions } from "./sessions";

/** Where one is signed in oneself. */
export async function listOwnSessions(): Promise<OwnSession[]> {
  const staff = await requireStaff("support");
  return readOwnSessions(staff);
}

/** Changes one's own name. */
export async function renameSelf({ name }: ProfileFields): Promise<ActionResult<ProfileFields>> {
  const staff = await requireStaff("support");
  await withTransaction(async (tx) => {
    await tx
      .updateTable("staff")
      .set((eb) => ({ name, version: eb("version", "+", 1) }))
      .where("id", "=", staff.id)
      .execute();
    await record(tx, {
      staff,
      projectId: null,
      action: "profile.rename",
      outcome: "done",
      subject: staff.email,
      before: { name: staff.name },
      after: { name },
    });
  });
  return ok({ name });
}

/** Changes one's own password; asks for the one in use. */
export async function changePassword(input: ChangePassword): Promise<ActionResult<null>> {
  const staff = await requireStaff("support");
  return setOwnPassword(staff, input);
}

/** Gives one's password again, where a change asks for it. */
export async function provePassword({ password }: ProvePassword): Promise<ActionResult<null>> {
  const staff = await requireStaff("support", { settingUp: true });
  const checked = await checkOwnPassword(staff, password, "password");
  if (checked.ok) await noteProof(staff.sessionId);
  return checked;
}

/** Ends one of one's own sessions. */
export async function endOwnSession({ id }: { id: string }): Promise<ActionResult<null>> {
  const staff = await requireStaff("support");
  return withTransaction(async (tx): Promise<ActionResult<null>> => {
    const ended = await tx
      .updateTable("sessions")
      .set({ ended_at: Date.now() })
      .where("id", "=", id)
      .where("staff_id", "=", staff.id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return fail("not-found");
    const entry = { staff, projectId: null, subject: staff.email, outcome: "done" as const };
    await record(tx, { ...entry, action: "session.end" });
    return ok(null);
  });
}

/** Ends all of one's sessions, this one too. */
export async function signOutEverywhere(): Promise<ActionResult<{ ended: number }>> {
  const staff = await requireStaff("support");
  const ended = await withTransaction(async (tx) => {
    const count = await endSessionsOf(tx, staff.id);
    const entry = { staff, projectId: null, subject: staff.email, outcome: "done" as const };
    await record(tx, { ...entry, action: "session.end-all", after: { ended: count } });
    return count;
  });
  await takeSession();
  return ok({ ended });
}

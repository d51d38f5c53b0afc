import { requireFreshStaff } from "@/lib/access/require-recent-sign-in";
import { requireStaff } from "@/lib/access/guard";
import { endSessionsOf } from "@/lib/access/sessions";
import type { ActionResult } from "@/lib/platform/result";
import { add } from "./add";
import { changeAccount, isLastAdministrator } from "./change";
import { readStaff } from "./read";
import { removeTwoSteps } from "@/lib/access/two-step/remove";
import { limitTo } from "./limit";
import type { StaffMember } from "./types";
import type { ChangeRole, SetProjects, StaffFields, StaffId, WelcomeLink } from "./schema";
import { makeWelcomeLink, spendLinks } from "@/lib/access/welcome-link";

/** Everyone who has or had an account. */
export async function listStaff(): Promise<StaffMember[]> {
  await requireStaff("administrator");
  return readStaff();
}

/** Adds a person; they set their own password by the link that is answered, this once. */
export async function addStaff(input: StaffFields): Promise<ActionResult<WelcomeLink>> {
  const staff = await requireFreshStaff("administrator");
  return add(staff, input);
}

/** Gives another role. Their sessions end, so that nothing begun with the old one goes on. */
export async function changeRole({
  id,
  version,
  role,
}: ChangeRole): Promise<ActionResult<StaffId>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<StaffId>(staff, id, "staff.role", async (tx, person) => {
    if (person.version !== version) return { refused: "conflict" };
    if (role !== "administrator" && (await isLastAdministrator(tx, person))) {
      return { refused: "last-administrator" };
    }
    await tx
      .updateTable("staff")
      .set({ role, version: version + 1 })
      .where("id", "=", id)
      .execute();
    if (role !== person.role) await endSessionsOf(tx, id);
    return { data: { id }, before: { role: person.role }, after: { role } };
  });
}

/** Which projects they see from now on; an administrator always sees all. */
export async function setStaffProjects(input: SetProjects): Promise<ActionResult<StaffId>> {
  const staff = await requireFreshStaff("administrator");
  return limitTo(staff, input);
}

/** Takes the password away and answers a one-time link to set another; their sessions end. */
export async function resetPassword({ id }: StaffId): Promise<ActionResult<WelcomeLink>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<WelcomeLink>(staff, id, "staff.reset", async (tx, person) => {
    if (person.closed_at !== null) return { refused: "conflict" };
    if (await isLastAdministrator(tx, person)) return { refused: "last-administrator" };
    await tx
      .updateTable("staff")
      .set({ password_hash: null, version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id);
    // Whoever the identity provider knew them as: that is a way in, too.
    await tx.deleteFrom("identities").where("staff_id", "=", id).execute();
    const made = await makeWelcomeLink(tx, id, staff.id);
    return { data: { email: person.email, name: person.name, ...made } };
  });
}

/**
 * Takes somebody's second step away, for who lost their device; their other sessions end. From then
 * on their password is enough, until they set it up again.
 */
export async function resetTwoSteps({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<StaffId>(staff, id, "staff.reset-two-steps", async (tx, person) => {
    if (!(await removeTwoSteps(tx, id))) return { refused: "conflict" };
    await tx
      .updateTable("staff")
      .set({ version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    await endSessionsOf(tx, id, staff.sessionId);
    return { data: { id } };
  });
}

/** Closes an account: its sessions end, its links stop working; what it did stays on record. */
export async function closeAccount({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<StaffId>(staff, id, "staff.close", async (tx, person) => {
    if (await isLastAdministrator(tx, person)) return { refused: "last-administrator" };
    if (person.closed_at === null) {
      await tx
        .updateTable("staff")
        .set({ closed_at: Date.now(), version: person.version + 1 })
        .where("id", "=", id)
        .execute();
      await endSessionsOf(tx, id);
      await spendLinks(tx, id);
    }
    return { data: { id } };
  });
}

/** Opens a closed account again, with the role and the password that it had. */
export async function reopenAccount({ id }: StaffId): Promise<ActionResult<StaffId>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<StaffId>(staff, id, "staff.reopen", async (tx, person) => {
    await tx
      .updateTable("staff")
      .set({ closed_at: null, version: person.version + 1 })
      .where("id", "=", id)
      .execute();
    return { data: { id } };
  });
}

/** Signs a person out wherever they are signed in. */
export async function endStaffSessions({ id }: StaffId): Promise<ActionResult<{ ended: number }>> {
  const staff = await requireFreshStaff("administrator");
  return changeAccount<{ ended: number }>(staff, id, "staff.end-sessions", async (tx) => {
    const ended = await endSessionsOf(tx, id);
    return { data: { ended }, after: { ended } };
  });
}

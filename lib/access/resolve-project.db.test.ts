import { expect, it } from "vitest";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff } from "@/lib/testing/sign-in";
import type { AdministratorRights, ManagerRights } from "./guard";
import { type Authorized, projectForOwner } from "./resolve-project";

useBoomstream();

it("proves the right to a project by a type that only the guards create", async () => {
  const needsManager = (authorized: Authorized<ManagerRights>) => authorized.project.id;
  // @ts-expect-error: the proof of a lower role is not enough
  const lower = (given: Authorized) => needsManager(given);
  const higher = (given: Authorized<AdministratorRights>) => needsManager(given);
  const project = await firstProject();
  // @ts-expect-error: a plain project is no proof
  const plain = (given: Authorized<ManagerRights>) => needsManager({ staff: given.staff, project });
  expect([lower, higher, plain]).toHaveLength(3);
});

it("returns a project to background work only while its owner may act on it", async () => {
  const { id } = await firstProject();
  const allowed = async (staffId: string, role: Role) =>
    (await projectForOwner(staffId, id, role)) !== null;
  const change = (staffId: string, values: { limited?: 1; closed_at?: number }) =>
    db().updateTable("staff").set(values).where("id", "=", staffId).execute();

  const manager = await makeStaff("manager");
  expect(await allowed(manager.id, "manager")).toBe(true);
  expect(await allowed(manager.id, "administrator")).toBe(false);
  await change(manager.id, { limited: 1 });
  expect(await allowed(manager.id, "manager")).toBe(false);
  await db()
    .insertInto("staff_projects")
    .values({ staff_id: manager.id, project_id: id })
    .execute();
  expect(await allowed(manager.id, "manager")).toBe(true);
  await change(manager.id, { closed_at: 1 });
  expect(await allowed(manager.id, "manager")).toBe(false);
});

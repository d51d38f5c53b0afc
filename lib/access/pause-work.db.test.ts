import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { closeAccount } from "@/lib/staff/close";
import { setStaffRole } from "@/lib/staff/set-role";
import { setStaffProjects } from "@/lib/staff/set-projects";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";

useBoomstream();

let admin: TestStaff;
let person: TestStaff;
let importId: string;
let revocationId: string;

beforeEach(async () => {
  admin = await makeStaff("administrator");
  person = await makeStaff("manager");
  await signInAs(admin);
  const project_id = (await firstProject()).id;
  importId = newId();
  revocationId = newId();
  const common = { project_id, conference_code: "c", staff_id: person.id, created_at: 1 };
  await db()
    .insertInto("imports")
    .values({
      ...common,
      id: importId,
      mode: "invite",
      name: "list",
      state: "running",
      staff_name: person.name,
      session_id: newId(),
      total: 1,
    })
    .execute();
  await db()
    .insertInto("revocations")
    .values({
      ...common,
      id: revocationId,
      participant_code: "p",
      state: "planned",
      due_at: Date.now() + 60_000,
    })
    .execute();
});

const states = async () => [
  await db().selectFrom("imports").select("state").where("id", "=", importId).executeTakeFirst(),
  await db()
    .selectFrom("revocations")
    .select("state")
    .where("id", "=", revocationId)
    .executeTakeFirst(),
];

it("stops all work of a closed account, and adds a notice for administrators", async () => {
  expect(await closeAccount({ id: person.id })).toMatchObject({ ok: true });
  expect(await states()).toEqual([{ state: "paused" }, { state: "undone" }]);
  const notices = await db()
    .selectFrom("notices")
    .select(["kind", "details"])
    .where("staff_id", "=", admin.id)
    .execute();
  expect(notices).toEqual([
    {
      kind: "work-paused",
      details: JSON.stringify({ name: person.name, imports: 1, revocations: 1 }),
    },
  ]);
});

it("stops the imports of a person who becomes support, but not their revocations", async () => {
  await setStaffRole({ id: person.id, version: 1, role: "support" });
  expect(await states()).toEqual([{ state: "paused" }, { state: "planned" }]);
});

it("stops the work in a project that a person loses access to, and in no other", async () => {
  const { id } = await firstProject();
  await setStaffProjects({ id: person.id, version: 1, projects: [id] });
  expect(await states()).toEqual([{ state: "running" }, { state: "planned" }]);
  const other = newId();
  const kind = "stored" as const;
  await db()
    .insertInto("projects")
    .values({
      id: other,
      name: "Other",
      kind,
      sealed_key: null,
      key_id: null,
      created_at: 1,
      closed_at: null,
    })
    .execute();
  await setStaffProjects({ id: person.id, version: 2, projects: [other] });
  expect(await states()).toEqual([{ state: "paused" }, { state: "undone" }]);
});

import { expect, it } from "vitest";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { jsonResponse } from "@/lib/access/json-response";
import { findProject } from "@/lib/access/resolve-project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";

useBoomstream();

const respond = async (read: () => Promise<unknown>) =>
  (await jsonResponse(new Request("http://localhost/"), read)).status;

const refusalsOf = (staff: TestStaff) =>
  db()
    .selectFrom("activity")
    .select(["action", "outcome", "error_code", "conference_code", "after", "session_id"])
    .where("staff_id", "=", staff.id)
    .execute();

it("records requests that the role does not allow, once a minute", async () => {
  const staff = await makeStaff("support");
  const sessionId = await signInAs(staff);
  const request = () => respond(() => requireStaff("administrator"));
  expect(await Promise.all([request(), request(), request()])).toEqual([403, 403, 403]);
  const row = {
    action: "access.refuse",
    outcome: "refused",
    error_code: "not-allowed",
    conference_code: null,
    after: '{"needs":"administrator"}',
    session_id: sessionId,
  };
  expect(await refusalsOf(staff)).toEqual([row]);
  await db()
    .updateTable("refusals")
    .set((eb) => ({ at: eb("at", "-", 61_000) }))
    .execute();
  await request();
  expect(await refusalsOf(staff)).toEqual([row, row]);
});

it("records requests for a conference of another project, but not for an unknown code", async () => {
  const { id } = await firstProject();
  const code = crypto.randomUUID();
  await db()
    .insertInto("conferences")
    .values({
      project_id: id,
      code,
      title: "Theirs",
      title_key: "theirs",
      description: "",
      search: "theirs",
      first_seen_at: 0,
      written_at: 0,
    })
    .execute();
  const staff = await makeStaff("manager");
  await signInAs(staff);
  await db().updateTable("staff").set({ limited: 1 }).where("id", "=", staff.id).execute();
  const find = (conference: string) => findProject("support", { conference });
  expect(await find(crypto.randomUUID())).toMatchObject({ project: null });
  expect(await refusalsOf(staff)).toEqual([]);
  expect(await respond(() => find(code))).toBe(404);
  expect(await refusalsOf(staff)).toMatchObject([
    { action: "access.refuse", error_code: "not-found", conference_code: code },
  ]);
});

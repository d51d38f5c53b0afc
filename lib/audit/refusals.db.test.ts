import { expect, it } from "vitest";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { findProjectOf } from "@/lib/access/resolve-project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";

useBoomstream();

const refusalsOf = (staff: TestStaff) =>
  db()
    .selectFrom("activity")
    .select(["action", "outcome", "error_code", "conference_code", "after", "session_id"])
    .where("staff_id", "=", staff.id)
    .execute();

it("records who asked for what their role does not have, once a minute", async () => {
  const staff = await makeStaff("support");
  const sessionId = await signInAs(staff);
  const ask = () => requireStaff("administrator").catch((error: unknown) => error);
  for (const answer of await Promise.all([ask(), ask(), ask()])) {
    expect(answer).toMatchObject({ code: "not-allowed" });
  }
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
  await ask();
  expect(await refusalsOf(staff)).toEqual([row, row]);
});

it("records who asked for another project's conference, and not who mistook a code", async () => {
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
  const sessionId = (await signInAs(staff)) ?? "";
  const limited = { ...staff, sessionId, limitedTo: [] };
  expect(await findProjectOf(limited, { conference: crypto.randomUUID() })).toBeNull();
  expect(await refusalsOf(staff)).toEqual([]);
  expect(await findProjectOf(limited, { conference: code })).toBeNull();
  expect(await refusalsOf(staff)).toMatchObject([
    { action: "access.refuse", error_code: "not-found", conference_code: code },
  ]);
});

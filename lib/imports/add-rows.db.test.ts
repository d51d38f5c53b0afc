import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { addImportRows } from "./add-rows";
import { type AddImportRows, canonicalRows } from "./schema";

useBoomstream();

const importId = newId();

beforeAll(async () => {
  const staff = await makeStaff("manager");
  const session_id = (await signInAs(staff)) ?? "";
  const project_id = (await firstProject()).id;
  for (const [code, conference_code] of [
    ["own00000", "c-own"],
    ["foreign0", "c-other"],
  ] as const) {
    await db()
      .insertInto("participants")
      .values({
        project_id,
        code,
        conference_code,
        email: `${code}@example.com`,
        email_key: `${code}@example.com`,
        name: "",
        name_key: "",
        moderator: 0,
        added: "",
        revoked: 0,
        search: "",
        link_id: null,
        revocation_id: null,
        first_seen_at: 0,
        written_at: 0,
        gone_at: null,
      })
      .execute();
  }
  await db()
    .insertInto("imports")
    .values({
      id: importId,
      project_id,
      conference_code: "c-own",
      mode: "sync",
      name: "list",
      state: "loading",
      staff_id: staff.id,
      staff_name: staff.name,
      session_id,
      total: 2,
      created_at: 1,
    })
    .execute();
});

async function addRow(
  participantCode: string,
  index: number,
  action: AddImportRows["rows"][number]["action"] = "revoke",
) {
  const rows: AddImportRows["rows"] = [
    {
      position: index + 1,
      action,
      email: "invented@example.com",
      name: "",
      moderator: false,
      notify: false,
      lifetime: null,
      avatarUrl: "",
      participantCode,
      reason: null,
    },
  ];
  const checksum = createHash("sha256").update(canonicalRows(rows)).digest("hex");
  return addImportRows({ importId, index, rows, checksum });
}

it("rejects a participant of another conference", async () => {
  expect(await addRow("foreign0", 0)).toMatchObject({ error: { code: "invalid" } });
});

it("uses the participant's email from the roster, not from the list", async () => {
  const actions = ["revoke", "link", "restore", "update"] as const;
  for (const [index, action] of actions.entries()) {
    expect(await addRow("own00000", index, action)).toMatchObject({ ok: true });
  }
  const rows = await db()
    .selectFrom("invitations")
    .select(["email", "email_key"])
    .where("import_id", "=", importId)
    .execute();
  const email = "own00000@example.com";
  expect(rows).toEqual(actions.map(() => ({ email, email_key: email })));
});

import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { record } from "@/lib/audit/record";
import { verifyActivity } from "@/lib/audit/verify";
import { checkpoint, db } from "@/lib/db/db";
import { sqliteFile } from "@/lib/db/sqlite";
import { withTransaction } from "@/lib/db/transaction";
import { withoutErased } from "@/lib/mirror/refresh-roster";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { eraseRows } from "./erase-rows";
import { erasePerson } from "./erase";
import { exportPersonalData } from "./export";
import { runErasures } from "./run-erasures";

useBoomstream();

let name = "";
let formerName = "";
let project = "";
let email = "";
let code = "";

beforeEach(async () => {
  await signInAs(await makeStaff("administrator"));
  project = (await firstProject()).id;
  name = `Anna O'Neill ${newId()}`;
  formerName = `Anna Petrova ${newId()}`;
  email = `anna.${newId()}@people.example`;
  code = newId();
  const conference = newId();
  await db()
    .insertInto("conferences")
    .values({
      project_id: project,
      code: conference,
      title: "Autumn",
      title_key: "autumn",
      description: "",
      search: "autumn",
      first_seen_at: 0,
      written_at: 0,
    })
    .execute();
  const person = { email, email_key: email, name, name_key: "anna" };
  const row = { project_id: project, conference_code: conference };
  await db()
    .insertInto("participants")
    .values({
      ...row,
      ...person,
      code,
      moderator: 0,
      added: "",
      revoked: 1,
      search: ` ${email}`,
      first_seen_at: 0,
      written_at: 0,
    })
    .execute();
  const list = newId();
  await db()
    .insertInto("imports")
    .values({
      ...row,
      id: list,
      mode: "invite",
      name: `${name} ${email}`,
      state: "done",
      staff_id: "s",
      staff_name: "Maria",
      session_id: "",
      total: 1,
      created_at: 1,
    })
    .execute();
  const invitation = newId();
  await db()
    .insertInto("invitations")
    .values({
      ...row,
      id: invitation,
      import_id: list,
      kind: "invite",
      email,
      email_key: email,
      name,
      moderator: 0,
      notify: 1,
      state: "sent",
      staff_id: "s",
      participant_code: code,
      created_at: 1,
    })
    .execute();
  await db()
    .insertInto("links")
    .values({
      ...row,
      id: newId(),
      invitation_id: invitation,
      email_key: email,
      sealed: "sealed link",
      key_id: "k",
      created_at: 1,
    })
    .execute();
  const mail = { project_id: project, conference_code: conference, email, locale: "en" };
  await withTransaction((tx) =>
    queueMail(tx, [{ ...mail, kind: "reminder", key: `reminder:r:${email}` }]),
  );
  await db()
    .insertInto("mail_suppressions")
    .values({ email, email_key: email, response: `550 ${email} unknown`, created_at: 1 })
    .execute();
  const personOfConference = {
    project_id: project,
    conference_code: conference,
    email,
    email_key: email,
  };
  await db()
    .insertInto("reminder_opt_outs")
    .values({ ...personOfConference, token_hash: newId(), created_at: 0, stopped_at: 1 })
    .execute();
  await db()
    .insertInto("lost_link_requests")
    .values({ ...personOfConference, id: newId(), created_at: 0 })
    .execute();
  await db()
    .insertInto("conference_snapshots")
    .values({
      id: newId(),
      project_id: project,
      conference_code: conference,
      title: "Spring",
      people: 1,
      content: JSON.stringify({ people: [{ email, name }] }),
      staff_name: "Maria",
      created_at: 1,
    })
    .execute();
  await db()
    .insertInto("writes")
    .values({
      id: newId(),
      project_id: project,
      conference_code: conference,
      participant_code: code,
      email_key: null,
      sent_values: JSON.stringify({ name }),
      replaced_values: null,
      started_at: 1,
    })
    .execute();
  await withTransaction((tx) =>
    record(tx, {
      staff: null,
      projectId: project,
      action: "participant.update",
      outcome: "done",
      subject: email.toUpperCase(),
      participantCode: code,
      before: { name: formerName },
      after: { name, email },
    }),
  );
});

/** Returns all data of the database as text. */
async function everything(): Promise<string> {
  const tables = await db().introspection.getTables();
  const texts = await Promise.all(
    tables
      .filter(({ name }) => !/_(fts|trigram|search)|kysely/.test(name))
      .map(async ({ name }) =>
        JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(db())).rows),
      ),
  );
  return texts.join("\n").toLowerCase();
}

async function read(format: "json" | "html"): Promise<string> {
  const file = await exportPersonalData(email, format);
  const parts: Uint8Array[] = [];
  for await (const part of file?.body ?? []) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("the export", () => {
  it("has every kind of data as JSON, and no link", async () => {
    const data: unknown = JSON.parse(await read("json"));
    expect(data).toMatchObject({
      conferences: [{ conference: "Autumn", name, access: false }],
      invitations: [{ name, emailed: true }],
      links: [{}],
      emails: [{ kind: "reminder", state: "queued" }, { state: "refused" }],
      reminders: [{ email, stoppedAt: "1970-01-01T00:00:00.001Z" }],
      requests: [{ email }],
      copies: [{ conference: "Spring", name }],
      activity: [{ action: "participant.update" }],
    });
    expect(JSON.stringify(data)).not.toContain("sealed link");
  });

  it("is a page to read, with every value escaped", async () => {
    await db()
      .updateTable("participants")
      .set({ name: "<b>A</b>" })
      .where("code", "=", code)
      .execute();
    const page = await read("html");
    expect(page).toContain("&lt;b&gt;A&lt;/b&gt;");
    expect(page).not.toContain("<b>");
    expect(page).toContain("<th>Known to Foyer since</th>");
    expect(page).not.toMatch(/<th>[a-z]/);
    expect(page).toContain("<td>Participant edited</td>");
  });

  it("does not exist for an unknown address", async () => {
    expect(await exportPersonalData("nobody@people.example", "json")).toBeNull();
  });
});

describe("erasing", () => {
  it("leaves neither address nor name in any table, and the activity intact", async () => {
    expect(await everything()).toContain(email);
    expect(await erasePerson({ email, revoke: false })).toEqual({
      ok: true,
      data: { waiting: false },
    });
    const left = await everything();
    expect(left).not.toContain(email);
    expect(left).not.toContain(name.toLowerCase());
    expect(left).not.toContain(formerName.toLowerCase());
    expect(left).toContain("erased ");
    expect(await verifyActivity(db())).toMatchObject({ whole: true });
  });

  it.skipIf(inject("postgresServer"))(
    "leaves nothing in unused parts of SQLite's file",
    async () => {
      await erasePerson({ email, revoke: false });
      checkpoint();
      const file = readFileSync(sqliteFile(env().dataDir)).toString("latin1").toLowerCase();
      for (const text of [email, name, formerName]) expect(file).not.toContain(text.toLowerCase());
    },
  );

  it.skipIf(inject("postgresServer"))("leaves nothing in SQLite's search index", async () => {
    const rare = "\u{16a0}\u{16a2}\u{16a6}";
    const search = db().updateTable("participants").where("code", "=", code);
    await search.set({ search: ` ${rare} ${email}` }).execute();
    await sql`insert into search_index (search_index) values ('optimize')`.execute(db());
    const holding = async () =>
      (
        await sql`select id from search_index_data where instr(block, ${Buffer.from(rare)}) > 0`.execute(
          db(),
        )
      ).rows.length;
    expect(await holding()).toBeGreaterThan(0);
    await erasePerson({ email, revoke: false });
    expect(await holding()).toBe(0);
  });

  it.each(["loading", "prepared", "waiting", "paused"] as const)(
    "skips their row of an import that is %s, which would invite them later",
    async (state) => {
      const runs = db().updateTable("imports").where("name", "=", `${name} ${email}`);
      await runs.set({ state }).execute();
      await db()
        .updateTable("invitations")
        .set({ state: "planned" })
        .where("email_key", "=", email)
        .execute();
      expect(await erasePerson({ email, revoke: false })).toMatchObject({
        data: { waiting: false },
      });
      expect(await everything()).not.toContain(email);
      const skipped = await db()
        .selectFrom("invitations")
        .select(["state", "skip_reason"])
        .where("skip_reason", "=", "erased")
        .execute();
      expect(skipped.length).toBeGreaterThan(0);
    },
  );

  it("runs the revocation of a running import first, and skips its invitation", async () => {
    const runs = db().updateTable("imports").where("name", "=", `${name} ${email}`);
    await runs.set({ state: "running" }).execute();
    const row = db().updateTable("invitations").where("email_key", "=", email);
    await row.set({ state: "planned", kind: "revoke" }).execute();
    expect(await erasePerson({ email, revoke: false })).toMatchObject({ data: { waiting: true } });
    await row.set({ kind: "invite" }).execute();
    expect(await runErasures()).toBe(1);
    expect(await everything()).not.toContain(email);
  });

  it("finishes pending and undecided messages, so that retention deletes them", async () => {
    const unknown = { project_id: project, conference_code: "c", email, locale: "en" };
    await withTransaction((tx) =>
      queueMail(tx, [{ ...unknown, kind: "invitation", key: newId() }]),
    );
    await db()
      .updateTable("outgoing_mail")
      .set({ state: "unknown" })
      .where("email_key", "=", email)
      .where("kind", "=", "invitation")
      .execute();
    await erasePerson({ email, revoke: false });
    const rows = await db()
      .selectFrom("outgoing_mail")
      .select(["state", "ended_at"])
      .orderBy("id", "desc")
      .limit(2)
      .execute();
    const ended = { state: "canceled", ended_at: expect.any(Number) };
    expect(rows).toEqual([ended, ended]);
  });

  it("keeps the reminder settings and sent reminders of a person with access", async () => {
    const onRoster = db().updateTable("participants").where("email_key", "=", email);
    await onRoster.set({ revoked: 0, gone_at: null }).execute();
    await erasePerson({ email, revoke: false });
    const stopped = db().selectFrom("reminder_opt_outs").select("stopped_at");
    expect(await stopped.where("email_key", "=", email).execute()).toHaveLength(1);
    const reminders = db().selectFrom("outgoing_mail").select(["state", "email_key"]);
    expect(await reminders.where("key", "=", `reminder:r:${email}`).execute()).toEqual([
      { state: "canceled", email_key: expect.stringContaining("erased ") },
    ]);
  });

  it("keeps the stored result of a form about a similar address", async () => {
    const other = email.replace(/^./, "x");
    const like = email.replace(/^./, "_");
    const form = { staff_id: "", project_id: project, action: "a", state: "done" as const };
    const id = newId();
    const result = JSON.stringify({ email: other });
    await db()
      .insertInto("submissions")
      .values({ ...form, id, result, created_at: 0, ended_at: 0 })
      .execute();
    await withTransaction((tx) => eraseRows(tx, like, "nobody"));
    const kept = await db().selectFrom("submissions").select("id").where("id", "=", id).execute();
    expect(kept).toHaveLength(1);
  });

  it("waits for requests in flight", async () => {
    const sending = db().updateTable("invitations").where("email_key", "=", email);
    await sending.set({ state: "sending" }).execute();
    expect(await erasePerson({ email, revoke: false })).toMatchObject({ data: { waiting: true } });
    expect(await everything()).toContain(name.toLowerCase());
    await sending.set({ state: "sent" }).execute();
    expect(await runErasures()).toBe(1);
    expect(await everything()).not.toContain(email);
  });

  it("excludes them from the mirror while they have no access", async () => {
    await erasePerson({ email, revoke: false });
    const listed = { code, conferenceCode: "c", email, name, moderator: false, added: "" };
    expect(await withoutErased(project, [{ ...listed, revoked: true }])).toEqual([]);
    expect(await withoutErased(project, [{ ...listed, revoked: false }])).toHaveLength(1);
  });

  it("cannot be used to change other entries unnoticed", async () => {
    await erasePerson({ email, revoke: false });
    const row = await db()
      .selectFrom("activity_erasures")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    await db()
      .updateTable("activity_erasures")
      .set({ digest: "0".repeat(64) })
      .where("seq", "=", row.seq)
      .where("erasure_id", "=", row.erasure_id)
      .execute();
    expect(await verifyActivity(db())).toMatchObject({ whole: false, why: "changed" });
    await db()
      .updateTable("activity_erasures")
      .set({ digest: row.digest })
      .where("seq", "=", row.seq)
      .where("erasure_id", "=", row.erasure_id)
      .execute();
    expect(await verifyActivity(db())).toMatchObject({ whole: true });
    await db()
      .insertInto("activity_erasures")
      .values({ ...row, seq: row.seq - 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    expect((await verifyActivity(db())).whole).toBe(false);
  });
});

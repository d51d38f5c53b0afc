import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { db, isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { named, signingKey } from "@/lib/platform/crypto";
import { env, forgetEnv } from "@/lib/platform/env";
import { rotateSecret } from "@/lib/server/rotate-secret";
import { append, record, signatureOf, unsignedHashOf } from "./record";
import { findCheckpoints, formatCheckpoint, makeCheckpoint } from "./checkpoint";
import { signActivity } from "./sign-activity";
import { verifyActivity } from "./verify";

const entry = (subject: string) => ({
  staff: null,
  projectId: null,
  action: "staff.role" as const,
  outcome: "done" as const,
  subject,
});

const add = (subject: string) => withTransaction((tx) => record(tx, entry(subject)));
const rowsAfter = (seq: number) =>
  db().selectFrom("activity").selectAll().where("seq", ">", seq).orderBy("seq").execute();
const change = (seq: number, values: { subject?: string; hash?: string; key_id?: string }) =>
  db().updateTable("activity").set(values).where("seq", "=", seq).execute();
const moveHead = (seq: number, hash: string) =>
  db().updateTable("activity_head").set({ seq, hash }).execute();

/** Removes the triggers, as someone with write access to the database can. */
beforeEach(async () => {
  if (isPostgres()) {
    await sql`drop trigger if exists activity_no_change on activity`.execute(db());
  } else {
    for (const event of ["update", "delete"]) {
      await sql`drop trigger if exists ${sql.ref(`activity_no_${event}`)}`.execute(db());
    }
  }
  await db().deleteFrom("activity").execute();
  await db().deleteFrom("activity_keys").execute();
  await moveHead(0, "");
  for (let i = 1; i <= 5; i++) await add(`person ${i}`);
});

afterEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", "");
  forgetEnv();
});

it("accepts an intact activity", async () => {
  expect(await verifyActivity(db())).toMatchObject({ whole: true, rows: 5, unsigned: 0 });
});

it("finds a changed entry", async () => {
  await change(3, { subject: "x" });
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 3, why: "changed" });
});

it("finds a removed entry", async () => {
  await db().deleteFrom("activity").where("seq", "=", 2).execute();
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 2, why: "missing" });
});

it("finds a truncated end with an unchanged head", async () => {
  await db().deleteFrom("activity").where("seq", ">", 3).execute();
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 4, why: "cut off" });
});

it("finds a removed entry whose followers were renumbered", async () => {
  await db().deleteFrom("activity").where("seq", "=", 2).execute();
  for (const seq of [3, 4, 5]) {
    await db()
      .updateTable("activity")
      .set({ seq: seq - 1 })
      .where("seq", "=", seq)
      .execute();
  }
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 2, why: "changed" });
});

it("finds a chain rewritten without the secret", async () => {
  const rewrite = async (own: Parameters<typeof signatureOf>[2] | null) => {
    let hash = "";
    for (const row of await rowsAfter(0)) {
      const changed = { ...row, subject: "x" };
      hash = own ? signatureOf(hash, changed, own) : unsignedHashOf(hash, changed);
      await change(row.seq, { subject: "x", hash, key_id: own?.keyId ?? "" });
    }
    await moveHead(5, hash);
  };
  const keyId = (await rowsAfter(4))[0]?.key_id ?? "";
  expect(keyId).toMatch(/\w/);
  await rewrite(null);
  expect(await verifyActivity(db())).toMatchObject({ whole: false, why: "not signed" });
  const own = named(createHash("sha256").update("another secret").digest());
  await rewrite({ ...own, keyId });
  expect(await verifyActivity(db())).toMatchObject({ seq: 1, why: "changed" });
  await rewrite(own);
  expect(await verifyActivity(db())).toMatchObject({ why: "signed with an unknown key" });
});

it("finds unsigned entries after signed ones", async () => {
  const [last] = await rowsAfter(4);
  if (!last) throw new Error("no entry");
  const added = { ...last, id: "added", seq: 6, subject: "added", key_id: "" };
  const hash = unsignedHashOf(last.hash, added);
  await db()
    .insertInto("activity")
    .values({ ...added, hash })
    .execute();
  await moveHead(6, hash);
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 6, why: "not signed" });
});

it("finds a truncated end with a changed head, by a checkpoint", async () => {
  const checkpoint = await makeCheckpoint(db());
  await add("later");
  const checkpoints = findCheckpoints(`{"msg":"${checkpoint && formatCheckpoint(checkpoint)}"}`);
  expect(checkpoints).toHaveLength(1);
  const verify = () => verifyActivity(db(), { checkpoints });
  expect(await verify()).toMatchObject({ whole: true, rows: 6 });
  await db().deleteFrom("activity").where("seq", ">", 3).execute();
  const [third] = await rowsAfter(2);
  await moveHead(3, third?.hash ?? "");
  expect(await verifyActivity(db())).toMatchObject({ whole: true, rows: 3 });
  expect(await verify()).toEqual({ whole: false, seq: 4, why: "cut off" });
  for (const subject of ["other 4", "other 5"]) await add(subject);
  expect(await verify()).toMatchObject({ seq: 5, why: "not the entry of the checkpoint" });
});

it("refuses a checkpoint that Foyer did not sign", async () => {
  const checkpoint = await makeCheckpoint(db());
  if (!checkpoint) throw new Error("no checkpoint");
  const forged = { ...checkpoint, seq: 3 };
  const verdict = await verifyActivity(db(), { checkpoints: [forged] });
  expect(verdict).toMatchObject({ whole: false, why: "signed by another Foyer" });
});

it("keeps unsigned entries verifiable, and protects them with a signed one", async () => {
  let hash = "";
  for (const row of await rowsAfter(0)) {
    hash = unsignedHashOf(hash, row);
    await change(row.seq, { hash, key_id: "" });
  }
  await moveHead(5, hash);
  expect(await verifyActivity(db())).toMatchObject({ whole: false, why: "not signed" });
  expect(await verifyActivity(db(), { mayBeUnsigned: true })).toMatchObject({ whole: true });
  await signActivity();
  await signActivity();
  expect(await verifyActivity(db())).toMatchObject({ whole: true, rows: 6, unsigned: 5 });
  const [first] = await rowsAfter(0);
  if (!first) throw new Error("no entry");
  await change(1, { subject: "x", hash: unsignedHashOf("", { ...first, subject: "x" }) });
  expect(await verifyActivity(db())).toMatchObject({ whole: false, seq: 2, why: "changed" });
});

it("stays verifiable after the secret was replaced, and the old key signs nothing more", async () => {
  const checkpoint = await makeCheckpoint(db());
  const old = env().secret;
  for (const next of [
    "the second secret, long enough to be one",
    "the third secret, long too...",
  ]) {
    await rotateSecret(env().secret, next.padEnd(40, "."));
    vi.stubEnv("NEXTAUTH_SECRET", next.padEnd(40, "."));
    forgetEnv();
    await add("with the new one");
  }
  const checkpoints = checkpoint ? [checkpoint] : [];
  expect(await verifyActivity(db(), { checkpoints })).toMatchObject({ whole: true, rows: 9 });
  await withTransaction((tx) => append(tx, signingKey(old), [entry("forged")]));
  expect(await verifyActivity(db())).toMatchObject({ why: "signed with a replaced key" });
  await db().deleteFrom("activity").where("seq", ">", 5).execute();
  const [fifth] = await rowsAfter(4);
  await moveHead(5, fifth?.hash ?? "");
  expect(await verifyActivity(db())).toMatchObject({ whole: false, seq: 6, why: "cut off" });
});

it("refuses to replace an entry by an insert", async (test) => {
  // PostgreSQL has no such insert.
  test.skip(isPostgres());
  const [row] = await rowsAfter(4);
  const { id, seq } = row ?? { id: "", seq: 0 };
  for (const [key, other] of [
    [id, 77],
    ["new", seq],
  ] as const) {
    const insert = sql`insert or replace into activity
      (id, at, seq, hash, staff_name, action, subject, outcome)
      values (${key}, 1, ${other}, '', '', 'x', 'x', 'done')`;
    await expect(insert.execute(db())).rejects.toThrow("append-only");
  }
  const { rows } = await sql<{ rowid: number }>`
    select rowid from activity where seq = ${seq}`.execute(db());
  const byRowid = sql`insert or replace into activity
    (rowid, id, at, seq, hash, staff_name, action, subject, outcome)
    values (${rows[0]?.rowid}, 'new', 1, 77, '', '', 'x', 'x', 'done')`;
  await expect(byRowid.execute(db())).rejects.toThrow("append-only");
  expect(await verifyActivity(db())).toMatchObject({ whole: true, rows: 5 });
});

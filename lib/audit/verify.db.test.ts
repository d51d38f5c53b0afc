import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";
import { db, isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { record } from "./record";
import { verifyActivity } from "./verify";

/** What somebody with the database in their hands can do: take the triggers away. */
beforeEach(async () => {
  if (isPostgres()) {
    await sql`drop trigger if exists activity_no_change on activity`.execute(db());
  } else {
    for (const event of ["update", "delete"]) {
      await sql`drop trigger if exists ${sql.ref(`activity_no_${event}`)}`.execute(db());
    }
  }
  await db().deleteFrom("activity").execute();
  await db().updateTable("activity_head").set({ seq: 0, hash: "" }).execute();
  for (let i = 1; i <= 5; i++) {
    await withTransaction((tx) =>
      record(tx, {
        staff: null,
        projectId: null,
        action: "staff.role",
        outcome: "done",
        subject: `person ${i}`,
      }),
    );
  }
});

it("finds nothing wrong where nothing is", async () => {
  expect(await verifyActivity(db())).toMatchObject({ whole: true, rows: 5 });
});

it("finds a changed row", async () => {
  await db().updateTable("activity").set({ subject: "x" }).where("seq", "=", 3).execute();
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 3, why: "changed" });
});

it("finds a row taken out", async () => {
  await db().deleteFrom("activity").where("seq", "=", 2).execute();
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 2, why: "missing" });
});

it("finds the end cut off", async () => {
  await db().deleteFrom("activity").where("seq", ">", 3).execute();
  expect(await verifyActivity(db())).toEqual({ whole: false, seq: 4, why: "cut off" });
});

it("finds a row taken out and the rest moved up", async () => {
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

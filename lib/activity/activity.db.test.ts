import type { Download } from "@/lib/access/file-response";
import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { AccessError } from "@/lib/access/guard";
import { db, isPostgres } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/platform/ids";
import { inviteParticipant } from "@/lib/invitations/invite";
import { copyLinks } from "@/lib/links/copy";
import { listParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { revokeParticipants } from "@/lib/participants/revoke";
import { RosterParams } from "@/lib/participants/schema";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs, type TestStaff } from "@/lib/testing/sign-in";
import { getAccess } from "@/lib/participants/get-access";
import { findCheckpoints } from "@/lib/audit/checkpoint";
import { downloadCheckpoint } from "./checkpoint";
import { exportActivity } from "./export";
import { listActivity, listHistory } from "./list";
import { type ActivityEntry, record } from "@/lib/audit/record";
import { ActivityParams } from "./schema";
import { verifyActivity } from "@/lib/audit/verify";

const boomstream = useBoomstream();
let administrator: TestStaff;

beforeEach(async () => {
  administrator = await makeStaff("administrator");
  await signInAs(administrator);
});

function entry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    staff: { id: administrator.id, name: administrator.name },
    projectId: null,
    action: "staff.role",
    outcome: "done",
    subject: "nora@example.com",
    ...more,
  };
}

const append = (...entries: ActivityEntry[]) => withTransaction((tx) => record(tx, ...entries));

const mine = (more: Partial<ActivityParams> = {}) =>
  ActivityParams.parse({ staff: administrator.id, ...more });

describe("the chain", () => {
  it("is intact after concurrent writers", async () => {
    await Promise.all(Array.from({ length: 30 }, () => append(entry(), entry(), entry())));
    const verdict = await verifyActivity(db());
    expect(verdict).toMatchObject({ whole: true });
    const rows = await db().selectFrom("activity").select("seq").orderBy("seq").execute();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  });

  it("has no gap after a rolled-back change", async () => {
    const failing = withTransaction(async (tx) => {
      await record(tx, entry());
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    await append(entry());
    expect(await verifyActivity(db())).toMatchObject({ whole: true });
  });

  it("is protected from updates and deletes by the database itself", async () => {
    await append(entry());
    const statements = [
      sql`update activity set subject = 'nobody'`,
      sql`delete from activity`,
      ...(isPostgres() ? [sql`truncate activity`] : []),
    ];
    for (const statement of statements) {
      await expect(statement.execute(db())).rejects.toThrow("activity is append-only");
    }
  });
});

it("downloads a checkpoint that later entries do not outdate", async () => {
  await append(entry());
  const file = await downloadCheckpoint();
  const text = file ? await textOf(file) : "";
  await append(entry());
  const checkpoints = findCheckpoints(text);
  expect(checkpoints).toHaveLength(1);
  expect(await verifyActivity(db(), { checkpoints })).toMatchObject({ whole: true });
  await signInAs(await makeStaff("manager"));
  await expect(downloadCheckpoint()).rejects.toBeInstanceOf(AccessError);
});

describe("the list", () => {
  it("filters by staff, action, outcome and day, and pages", async () => {
    await append(
      ...Array.from({ length: 120 }, () => entry()),
      entry({ action: "staff.close", outcome: "refused", errorCode: "last-administrator" }),
    );
    const first = await listActivity(mine());
    expect(first).toMatchObject({ total: 121 });
    expect(first.rows).toHaveLength(100);
    const second = await listActivity(mine(), first.nextCursor ?? "");
    expect(second.rows).toHaveLength(21);
    expect(second.nextCursor).toBeNull();
    expect((await listActivity(mine({ action: "staff.close" }))).total).toBe(1);
    expect((await listActivity(mine({ outcome: "refused" }))).rows[0]).toMatchObject({
      errorCode: "last-administrator",
    });
    const today = new Date().toISOString().slice(0, 10);
    expect((await listActivity(mine({ to: "2020-01-01" }))).total).toBe(0);
    expect((await listActivity(mine({ from: "2020-01-01", to: "2099-12-31" }))).total).toBe(121);
    expect((await listActivity(mine({ from: today }))).total).toBeGreaterThan(0);
  });

  it("shows the old and the new value of each field", async () => {
    await append(
      entry({ before: { role: "manager", name: "N" }, after: { role: "support", name: "N" } }),
    );
    expect((await listActivity(mine())).rows[0]?.changes).toEqual([
      { field: "role", before: "manager", after: "support" },
    ]);
  });

  it("shows a plan and its outcome as one entry, with the reason that the form showed", async () => {
    const revoke = {
      projectId: newId(),
      participantCode: newId(),
      action: "participant.revoke" as const,
    };
    await append(entry({ ...revoke, outcome: "planned" }));
    expect((await listActivity(mine())).rows).toMatchObject([{ outcome: "planned" }]);
    const failure = { code: "refused" as const, message: "No such client" };
    await append(entry({ ...revoke, outcome: "failed", failure }));
    const { rows, total } = await listActivity(mine());
    expect(rows).toMatchObject([{ outcome: "failed", message: "No such client", changes: [] }]);
    expect(total).toBe(1);
  });

  it("is exported as a file without formulas, and the export is recorded", async () => {
    await append(
      entry({ subject: '=HYPERLINK("http://evil.example")' }),
      entry({ subject: "a,b\nc" }),
    );
    const text = await textOf(await exportActivity(mine()));
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain('"a,b\nc"');
    expect((await listActivity(mine({ action: "activity.export" }))).total).toBe(1);
  });

  it("is visible to administrators only; everyone sees a conference's history", async () => {
    await signInAs(await makeStaff("manager"));
    await expect(listActivity(mine())).rejects.toBeInstanceOf(AccessError);
    await expect(exportActivity(mine())).rejects.toBeInstanceOf(AccessError);
    await signInAs(await makeStaff("support"));
    expect(await listHistory({ conference: "unknown" })).toMatchObject({ total: 0 });
  });
});

describe("the reasons why a person can't join", () => {
  async function invited() {
    const conference = await boomstream.seed("A conference");
    const email = `${newId()}@example.com`;
    const result = await inviteParticipant({
      id: newId(),
      conferenceCode: conference,
      email,
      name: "Nora",
      moderator: true,
      notify: false,
      lifetime: 3_600,
      avatarUrl: "",
      again: false,
    });
    expect(result).toMatchObject({ ok: true });
    await refreshRoster({ conferenceCode: conference });
    const { rows } = await listParticipants(conference, RosterParams.parse({ q: email }));
    return { conference, email, code: rows[0]?.code ?? "" };
  }

  it("shows the invitation, the role and the link, and who revoked access", async () => {
    const { conference, code } = await invited();
    expect(await getAccess(code)).toMatchObject({
      conferenceCode: conference,
      status: "active",
      moderator: true,
      link: "usable",
      duplicates: 0,
      invitations: [{ state: "sent", by: administrator.name, notified: false }],
    });
    await revokeParticipants({ codes: [code] });
    expect(await getAccess(code)).toMatchObject({ status: "revoking" });
    await boomstream.afterUndo(1_000);
    expect(await getAccess(code)).toMatchObject({ status: "revoked" });
    const history = await listHistory({ conference, participant: code });
    const revocations = history.rows.filter(({ action }) => action === "participant.revoke");
    expect(revocations).toMatchObject([{ outcome: "done", staffName: administrator.name }]);
    const actions = history.rows.map(({ action }) => action);
    expect(actions).toContain("participant.invite");
  });

  it("never shows a link, in the card, in the history or in the export", async () => {
    const { conference, code } = await invited();
    const copied = await copyLinks({ codes: [code] });
    const link = copied.ok ? (copied.data[0]?.link ?? "") : "";
    expect(link).toMatch(/^https?:/);
    const shown = JSON.stringify([
      await getAccess(code),
      await listHistory({ conference }),
      await db().selectFrom("activity").selectAll().execute(),
      await textOf(await exportActivity(ActivityParams.parse({}))),
    ]);
    expect(shown).not.toContain(link);
    expect(shown).not.toContain(new URL(link).search || "token=");
  });

  it("returns null for an unknown code", async () => {
    expect(await getAccess("nobody00")).toBeNull();
  });
});

async function textOf({ body }: Download): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

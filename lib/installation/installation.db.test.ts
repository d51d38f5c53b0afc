import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { record } from "@/lib/audit/record";
import { sendActivity } from "@/lib/audit/stream/send-activity";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail-queue/enqueue";
import { wallNow } from "@/lib/platform/clock";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { getInstallation } from "./get";

beforeEach(async () => {
  await db().deleteFrom("backups").execute();
  await signInAs(await makeStaff("administrator"));
});

afterEach(() => {
  for (const name of [
    "FOYER_ACTIVITY_STREAM",
    "FOYER_BACKUP_DIR",
    "NEXTAUTH_URL",
    "SMTP_URL",
    "SMTP_FROM",
  ])
    vi.stubEnv(name, "");
  forgetEnv();
});

const backup = (state: "done" | "failed", at: number) => ({
  id: newId(),
  kind: "scheduled" as const,
  state,
  file: "/backups/one.foyer",
  bytes: state === "done" ? 1_000 : null,
  error: state === "failed" ? "The disk is full." : null,
  created_at: at,
  ended_at: at,
});

it("shows the settings in force, and of secrets only that they are set", async () => {
  vi.stubEnv("BOOMSTREAM_API_KEY", "a-key-that-nobody-sees");
  forgetEnv();
  const installation = await getInstallation();
  expect(JSON.stringify(installation)).not.toContain("a-key-that-nobody-sees");
  const setting = (name: string) => installation.settings.find((one) => one.name === name);
  expect(setting("BOOMSTREAM_API_KEY")).toMatchObject({ value: null, secret: true, set: true });
  expect(setting("FOYER_INVITE_RATE")).toMatchObject({ value: "5", set: false });
  expect(setting("NEXTAUTH_SECRET")).toMatchObject({ value: null, secret: true });
  // next-auth reads its address from this variable.
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000/api/auth");
  const later = await getInstallation();
  expect(later.settings.find(({ name }) => name === "NEXTAUTH_URL")).toMatchObject({ set: false });
  expect(setting("DATABASE_URL")).toMatchObject({ value: null, secret: true });
});

it("shows the last backup that succeeded, and a newer failure", async () => {
  const none = { done: null, failure: null, scheduled: false, overdue: false };
  expect((await getInstallation()).backup).toEqual(none);
  await db()
    .insertInto("backups")
    .values([backup("failed", 1), backup("done", 2)])
    .execute();
  expect((await getInstallation()).backup).toEqual({
    done: { at: 2, file: "/backups/one.foyer", bytes: 1_000 },
    failure: null,
    scheduled: false,
    overdue: false,
  });
  await db().insertInto("backups").values(backup("failed", 3)).execute();
  expect((await getInstallation()).backup.failure).toEqual({ at: 3, error: "The disk is full." });
});

it("shows a scheduled backup as overdue if it was missed", async () => {
  vi.stubEnv("FOYER_BACKUP_DIR", "/backups");
  vi.stubEnv("FOYER_BACKUP_HOURS", "1");
  forgetEnv();
  const hours = (count: number) => wallNow() - count * 3_600_000;
  await db()
    .insertInto("backups")
    .values(backup("done", hours(1.5)))
    .execute();
  expect((await getInstallation()).backup).toMatchObject({ scheduled: true, overdue: false });
  await db()
    .updateTable("backups")
    .set({ created_at: hours(2.5) })
    .execute();
  expect((await getInstallation()).backup).toMatchObject({ scheduled: true, overdue: true });
});

it("shows the email server without its password, and its queue", async () => {
  expect((await getInstallation()).mail).toBeNull();
  vi.stubEnv("SMTP_URL", "smtps://events:hunter2@smtp.example.com");
  vi.stubEnv("SMTP_FROM", "events@example.com");
  forgetEnv();
  const message = { project_id: "", conference_code: "", email: "ann@example.com", locale: "en" };
  await withTransaction((tx) => queueMail(tx, [{ ...message, kind: "test", key: newId() }]));
  const installation = await getInstallation();
  expect(installation.mail).toMatchObject({ host: "smtp.example.com", queued: 1, unknown: 0 });
  expect(installation.mail?.problem).toBeNull();
  await db().updateTable("outgoing_mail").set({ response: "421 Busy" }).execute();
  expect((await getInstallation()).mail?.problem).toBe("421 Busy");
  expect(JSON.stringify(installation)).not.toContain("hunter2");
});

it("shows entries that the activity stream refuses", async () => {
  expect((await getInstallation()).stream).toBeNull();
  vi.stubEnv("FOYER_ACTIVITY_STREAM", "syslog+tcp://127.0.0.1:9");
  forgetEnv();
  await sendActivity();
  expect((await getInstallation()).stream).toEqual({ unsent: 0, late: false });
  await withTransaction((tx) =>
    record(tx, {
      staff: null,
      projectId: null,
      action: "person.export",
      outcome: "done",
      subject: "a",
    }),
  );
  expect((await getInstallation()).stream).toEqual({ unsent: 1, late: false });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 300_000 });
  expect((await getInstallation()).stream).toEqual({ unsent: 1, late: true });
  vi.useRealTimers();
});

it("measures the database and counts its tables", async () => {
  const { sizes } = await getInstallation();
  expect(sizes.database).toBeGreaterThan(10_000);
  expect(sizes.sessions).toBeGreaterThan(0);
});

import { requireStaff } from "@/lib/access/guard";
import { stateOf } from "@/lib/boomstream/client";
import { openProjects } from "@/lib/connection/project";
import { db, isPostgres } from "@/lib/db/db";
import { env, settingsInForce } from "@/lib/platform/env";
import {
  COUNTED_TABLES,
  type Installation,
  type LastBackup,
  type MailState,
  type Sizes,
  type StreamState,
} from "./types";
import { wallNow } from "@/lib/platform/clock";
import { countUnsent } from "@/lib/audit/stream/unsent";
import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import { databaseSize } from "@/lib/db/size";
import { withDeadline } from "@/lib/platform/background";

/** Returns the version, the services, the last backup, the sizes and the settings of this installation. */
export async function getInstallation(): Promise<Installation> {
  await requireStaff("administrator");
  const [projects, backup, mail, stream, sizes] = await Promise.all([
    openProjects(),
    lastBackup(),
    readMailState(),
    readStreamState(),
    measureSizes(),
  ]);
  return {
    version: env().version,
    node: process.versions.node,
    database: isPostgres() ? "PostgreSQL" : "SQLite",
    services: projects.map(({ id, name }) => ({ project: name, state: stateOf(id) })),
    backup,
    mail,
    stream,
    sizes,
    settings: settingsInForce(),
  };
}

/** Returns the newest backup that succeeded, and why a newer one failed. */
async function lastBackup(): Promise<LastBackup> {
  const newest = (state: "done" | "failed") =>
    db()
      .selectFrom("backups")
      .select(["created_at", "file", "bytes", "error"])
      .where("state", "=", state)
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirst();
  const { dir, everyMs } = env().backup;
  const [done, failed] = await Promise.all([newest("done"), newest("failed")]);
  return {
    done: done ? { at: done.created_at, file: done.file, bytes: done.bytes ?? 0 } : null,
    failure:
      failed && failed.created_at > (done?.created_at ?? 0)
        ? { at: failed.created_at, error: failed.error ?? "" }
        : null,
    scheduled: dir !== null,
    overdue: dir !== null && done !== undefined && wallNow() - done.created_at > 2 * everyMs,
  };
}

/** Returns the email server, and the number of queued messages and of messages that need a decision. */
async function readMailState(): Promise<MailState> {
  const { mail } = env();
  if (mail === null) return null;
  const rows = await db()
    .selectFrom("outgoing_mail")
    .select(["state"])
    .select((eb) => [eb.fn.countAll<number>().as("n"), eb.fn.min("created_at").as("oldest")])
    .where("state", "in", ["queued", "unknown"])
    .groupBy("state")
    .execute();
  const last = await db()
    .selectFrom("outgoing_mail")
    .select("response")
    .where("state", "=", "queued")
    .where("response", "<>", "")
    .orderBy("claimed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const queued = rows.find(({ state }) => state === "queued");
  const unknown = rows.find(({ state }) => state === "unknown");
  return {
    host: new URL(mail.url).host,
    queued: Number(queued?.n ?? 0),
    unknown: Number(unknown?.n ?? 0),
    oldest: queued ? Number(queued.oldest) : null,
    problem: last?.response ?? null,
  };
}

/** Entries older than this show that sending fails (ms). */
const LATE_MS = 120_000;

/** Returns the number of activity entries that are not streamed yet. */
async function readStreamState(): Promise<StreamState> {
  const { activityStream } = env();
  if (activityStream === null) return null;
  const { count, oldest } = await countUnsent(activityStream.url);
  return { unsent: count, late: oldest !== null && wallNow() - oldest > LATE_MS };
}

/** A table that takes longer to count is omitted (ms). */
const DEADLINE_MS = 1_500;

/** Returns the size of the database and of its largest tables. */
async function measureSizes(): Promise<Sizes> {
  const [database, free, ...counts] = await Promise.all([
    orNull(databaseSize()),
    orNull(freeSpace()),
    ...COUNTED_TABLES.map((table) => orNull(count(table))),
  ]);
  const [conferences, participants, invitations, links, activity, sessions] = counts;
  return {
    database,
    free,
    conferences: conferences ?? null,
    participants: participants ?? null,
    invitations: invitations ?? null,
    links: links ?? null,
    activity: activity ?? null,
    sessions: sessions ?? null,
  };
}

async function count(table: (typeof COUNTED_TABLES)[number]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)}`.execute(db());
  return Number(rows[0]?.n);
}

async function freeSpace(): Promise<number | null> {
  if (isPostgres()) return null;
  const { bavail, bsize } = await statfs(env().dataDir);
  return bavail * bsize;
}

function orNull<T>(work: Promise<T>): Promise<T | null> {
  return withDeadline(DEADLINE_MS, work).catch(() => null);
}

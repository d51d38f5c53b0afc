import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { Client } from "pg";
import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import * as z from "zod";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { signActivity } from "@/lib/audit/sign-activity";
import { verifyActivity } from "@/lib/audit/verify";
import { stopSandbox } from "@/lib/sandbox/running";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { stopImports } from "@/lib/delivery/import-worker";
import { allRows, shortenTimeouts, workUntil } from "@/lib/imports/testing/imports";
import { copyLinks } from "@/lib/links/copy";
import { listFreshParticipants } from "@/lib/participants/list";
import { RosterParams } from "@/lib/participants/schema";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { signInAs } from "@/lib/testing/sign-in";
import { restoreBackup } from "./backup/restore";
import { checkSecret } from "./check-secret";
import { startProjects } from "./start-projects";

/** Data folders that older versions wrote, by the commit (see README.md there). */
const DATA = path.join(import.meta.dirname, "testing/old-data");
const COMMITS = foldersIn(DATA).filter((name) => name !== "backups");
/** Backups that older versions made, of both engines. */
const BACKUPS = path.join(DATA, "backups");
function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

const ALL = RosterParams.parse({ status: "all" });
const Facts = z.object({
  email: z.string(),
  password: z.string(),
  conferenceCode: z.string(),
  /** The link that was stored for anna@guests.example. */
  link: z.string(),
  importId: z.string(),
});

beforeAll(shortenTimeouts);
afterEach(async () => {
  await stopImports();
  await stopSandbox();
});

type Facts = z.infer<typeof Facts>;
const newFolder = () => path.join(mkdtempSync(path.join(tmpdir(), "foyer-old-")), "data");

/** Opens the data folder of an older version as a start does. */
async function open(commit: string): Promise<Facts> {
  const from = path.join(DATA, commit);
  const text = readFileSync(path.join(from, "facts.json"), "utf8");
  const { secret, ...facts } = Facts.extend({ secret: z.string() }).parse(JSON.parse(text));
  const dataDir = newFolder();
  mkdirSync(dataDir, { mode: 0o700 });
  for (const name of ["foyer.db", "sandbox.db"]) {
    const packed = readFileSync(path.join(from, `${name}.gz`));
    writeFileSync(path.join(dataDir, name), gunzipSync(packed));
  }
  writeFileSync(path.join(dataDir, "secret"), secret, { mode: 0o600 });
  await start(dataDir);
  return facts;
}

/** Restores the backup of an older version, into an empty database on PostgreSQL, and starts with it. */
async function restore(commit: string): Promise<Facts> {
  const server = inject("postgresServer");
  const file = path.join(BACKUPS, commit, server ? "postgres" : "sqlite");
  const dataDir = newFolder();
  const databaseUrl = server ? await emptyDatabase(server) : undefined;
  const target = { dataDir, databaseUrl, configuredSecret: undefined, passphrase: null };
  await restoreBackup(`${file}.tar.gz`, { ...target, replaceNewer: false });
  await start(dataDir, databaseUrl);
  return Facts.parse(JSON.parse(readFileSync(`${file}.json`, "utf8")));
}

async function emptyDatabase(server: string): Promise<string> {
  const url = new URL(server);
  url.pathname = `/old_${newId().replaceAll("-", "")}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${url.pathname.slice(1)}`);
  await client.end();
  return url.href;
}

async function start(dataDir: string, databaseUrl = ""): Promise<void> {
  await closeDatabase();
  vi.stubEnv("FOYER_DATA_DIR", dataDir);
  vi.stubEnv("DATABASE_URL", databaseUrl);
  forgetEnv();
  await openDatabase();
  await checkSecret();
  await signActivity();
  await startProjects();
}

/** Returns the number of activity entries, all of them verified. */
async function entries(): Promise<number> {
  const verdict = await verifyActivity(db());
  if (!verdict.whole) throw new Error(`The activity is damaged at entry ${verdict.seq}.`);
  return verdict.rows;
}

/**
 * Checks that sign-in, rosters, links and imports work with the data of an older version. Returns how many
 * entries were added to its activity.
 */
async function workWith({ email, password, conferenceCode, link, importId }: Facts) {
  const checked = await checkCredentials(email, password);
  expect(checked).toMatchObject({ ok: true, staff: { email } });
  if (!checked.ok) return 0;
  await signInAs(checked.staff);
  const before = await entries();
  expect(before).toBeGreaterThan(5);

  const found = async (q: string) =>
    (await listFreshParticipants(conferenceCode, { ...ALL, q })).rows;
  expect(await found("старый")).toMatchObject([{ email: "boris@guests.example" }]);
  const [anna] = await found("anna@guests.example");
  const copied = await copyLinks({ codes: [anna?.code ?? ""] });
  expect(copied).toMatchObject({ ok: true, data: [{ link, email: "anna@guests.example" }] });

  const unsent = (await allRows(importId)).filter(({ outcome }) => outcome !== "sent");
  expect(unsent.length).toBeGreaterThan(0);
  const rows = await workUntil(importId);
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["sent"]));
  return (await entries()) - before;
}

describe.runIf(inject("postgresServer") === null)("a data folder of an older version", () => {
  it("exists for the commits before and after decision 0022", () => {
    expect(COMMITS).toEqual(["5cbb180", "77fda80"]);
  });

  it.each(COMMITS)("of %s opens: sign-in, rosters, links, activity, imports", async (commit) => {
    expect(await workWith(await open(commit))).toBeGreaterThan(0);
  });
});

describe("a backup of an older version", () => {
  it("exists for the commits before and after decision 0025", () => {
    expect(foldersIn(BACKUPS)).toEqual(["035743b", "31a6a43"]);
  });

  it.each(foldersIn(BACKUPS))(
    "of %s is restored: sign-in, rosters, links, activity, imports",
    async (commit) => {
      expect(await workWith(await restore(commit))).toBeGreaterThan(0);
    },
  );
});

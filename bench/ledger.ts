import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Libsql from "libsql";
import { closeDatabase, db, openDatabase } from "../lib/db/db";
import { registerInstance } from "../lib/db/heartbeat";
import { sqliteFile } from "../lib/db/sqlite";
import { forgetEnv } from "../lib/platform/env";
import { newId } from "../lib/platform/ids";
import { log } from "../lib/platform/log";
import { addRows } from "../lib/imports/add-rows";
import { create } from "../lib/imports/create";
import { start } from "../lib/imports/start";
import { readProgress } from "../lib/imports/get";
import { chaosList } from "../lib/delivery/testing/chaos-list";
import { chunksOf, startRequest } from "../lib/imports/testing/chunks";
import { stopImports } from "@/lib/delivery/import-worker";
import { refreshConferences } from "../lib/mirror/refresh-conferences";
import { refreshRoster } from "@/lib/mirror/refresh-roster";
import { firstProject } from "../lib/testing/project";
import { makeStaff } from "../lib/testing/sign-in";
import { startProjects } from "../lib/server/start-projects";
import { startPostgres } from "../lib/testing/embedded-postgres";
import { createSecret } from "../lib/server/secret-file";
import { startWorkers, stopWorkers } from "../lib/server/workers";
import * as z from "../lib/platform/zod";

// npm run bench:ledger: rows per second through the ledger with an upstream that responds at once,
// on both engines, compared with the same calls without a ledger.
const ROWS = Number(process.env["BENCH_ROWS"] ?? 1_000);
/** Time limit per engine in ms; a slower one is measured by what it completed. */
const SEND_TIMEOUT_MS = 120_000;
const AT_ONCE = 8;
const CONFERENCE = "bench-conference";

const Invited = z.object({ email: z.string(), name: z._default(z.string(), "") });

const Size = z.object({ name: z.string(), kilobytes: z.number() });

if (process.argv[2] === "upstream") upstream();
else await bench();

/** A service that only responds. */
function upstream(): void {
  const clients: object[] = [];
  const success = (fields: object) =>
    JSON.stringify({ Status: "Success", Version: "1.0", ...fields });
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      if (request.url?.endsWith("/invite")) {
        const { email, name } = Invited.parse(JSON.parse(body));
        const person = {
          email,
          name,
          moderator: "no",
          added: "2026-01-01 00:00:00",
          is_deleted: "no",
        };
        clients.push({ ...person, code: `c${clients.length}`, conferenceCode: CONFERENCE });
        const inviteLink = `https://example.com/invite?jwt=${clients.length}`;
        response.end(success({ email, name, code: CONFERENCE, isModerator: false, inviteLink }));
      } else if (request.url?.endsWith("/client/list")) {
        response.end(success({ Clients: clients }));
      } else {
        const conferences = [{ title: "Bench", code: CONFERENCE, description: "" }];
        response.end(success({ conferences }));
      }
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" ? address?.port : 0);
  });
}

async function bench(): Promise<void> {
  const bare = await withUpstream(async () => {
    const project = await begun();
    const emails = Array.from({ length: ROWS }, (_, at) => `bare-${at}@bench.example`);
    const began = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let email = emails.pop(); email; email = emails.pop()) {
          await project.boomstream.invite(CONFERENCE, { email, notify: false, moderator: false });
        }
      }),
    );
    const seconds = (performance.now() - began) / 1_000;
    await closeDatabase();
    return ROWS / seconds;
  });
  const sqlite = await withUpstream(async (folder) => {
    let before = new Map<string, number>();
    const rate = await ledger(() => (before = sizesIn(folder)));
    showSizes(folder, before);
    return rate;
  });
  const password = newId();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const stop = await startPostgres(port, password);
  process.env["DATABASE_URL"] = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const postgres = await withUpstream(() => ledger()).finally(stop);
  const figures = { bare, sqlite, postgres };
  console.log(`${ROWS} invitations, ${AT_ONCE} at once, an upstream that answers at once`);
  const table = Object.fromEntries(
    Object.entries(figures).map(([name, rate]) => [
      name,
      { "rows/s": Math.round(rate), "of bare": Number((rate / bare).toFixed(2)) },
    ]),
  );
  console.table(table);
  console.log(JSON.stringify({ rows: ROWS, runAtOnce: AT_ONCE, ...table }));
  process.exit(0);
}

/** Returns the kilobytes of SQLite's file by table and index. */
function sizesIn(folder: string): Map<string, number> {
  const database = new Libsql(sqliteFile(folder), { readonly: true });
  const rows = database
    .prepare("select name, sum(pgsize) / 1024.0 as kilobytes from dbstat group by name")
    .all()
    .map((row) => Size.parse(row));
  database.close();
  return new Map(rows.map(({ name, kilobytes }) => [name, kilobytes]));
}

/** Returns the growth of SQLite's file after a thousand invitations, by table and index. */
function showSizes(folder: string, before: Map<string, number>): void {
  const grown = [...sizesIn(folder)]
    .map(([name, kilobytes]) => ({ name, kilobytes: kilobytes - (before.get(name) ?? 0) }))
    .toSorted((a, b) => b.kilobytes - a.kilobytes);
  const per = (kilobytes: number) => Math.round((kilobytes / ROWS) * 1_000);
  const sum = (rows: typeof grown) => rows.reduce((total, { kilobytes }) => total + kilobytes, 0);
  // The first roster refresh that shows these writes deletes the log of own writes.
  const passing = grown.filter(({ name }) => /^(sqlite_autoindex_)?writes(_|$)/.test(name));
  console.log(
    `${per(sum(grown) - sum(passing))} kB in SQLite's file for each 1,000 invitations, and ${per(sum(passing))} kB until the next refresh:`,
  );
  console.table(
    Object.fromEntries(grown.slice(0, 16).map(({ name, kilobytes }) => [name, per(kilobytes)])),
  );
}

/**
 * Runs rows through the ledger as in production: claim, send, record, seal links, write the
 * activity.
 */
async function ledger(onEmpty?: () => void): Promise<number> {
  const project = await begun();
  await refreshConferences(project, 0);
  onEmpty?.();
  const method = "password" as const;
  const staff = {
    ...(await makeStaff("administrator")),
    sessionId: newId(),
    limitedTo: null,
    method,
  };
  const id = newId();
  const rows = chaosList(ROWS, []).map((row) => ({
    ...row,
    action: "invite" as const,
    reason: null,
  }));
  const chunks = chunksOf(id, rows);
  await create(staff, project, {
    id,
    conferenceCode: CONFERENCE,
    mode: "invite",
    name: "",
    total: ROWS,
  });
  for (const chunk of chunks) await addRows(staff, project, chunk);
  startWorkers();
  await start(staff, project, startRequest(id, chunks));
  for (const began = Date.now(); Date.now() - began < SEND_TIMEOUT_MS;) {
    await pause(250);
    const progress = await readProgress(project, id);
    if (progress?.state === "done") break;
  }
  const { done, first, last } = await db()
    .selectFrom("invitations")
    .select((eb) => [
      eb.fn.countAll<number>().as("done"),
      eb.fn.min("started_at").as("first"),
      eb.fn.max("ended_at").as("last"),
    ])
    .where("import_id", "=", id)
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  await stopWorkers(5_000);
  await stopImports();
  await refreshRoster(project, CONFERENCE, 0);
  await pause(500);
  await closeDatabase();
  return Number(done) / ((Number(last) - Number(first)) / 1_000);
}

async function begun() {
  log.level = "warn";
  await openDatabase();
  await registerInstance();
  await startProjects();
  return firstProject();
}

async function withUpstream(work: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-bench-"));
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), ["upstream"]);
  const [port] = await once(child, "message");
  Object.assign(process.env, {
    FOYER_DATA_DIR: folder,
    BOOMSTREAM_API_URL: `http://127.0.0.1:${port}/api`,
    BOOMSTREAM_API_KEY: "bench-key",
    BOOMSTREAM_TRANSPORT: "post",
    BOOMSTREAM_CONCURRENCY: String(AT_ONCE),
    FOYER_INVITE_RATE: "10000",
    FOYER_INVITE_CONCURRENCY: String(AT_ONCE),
  });
  createSecret(folder);
  forgetEnv();
  try {
    return await work(folder);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely, sql } from "kysely";
import { Client } from "pg";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { startSwallowingProxy } from "@/lib/testing/swallowing-proxy";
import { endWithParent } from "../../scripts/end-with-parent.mjs";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import { DatabaseBusyError } from "./postgres-client";
import type { Database } from "./schema";

const PGBOUNCER = "/usr/sbin/pgbouncer";
/** Debian's `nobody`: pgbouncer refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const url = () => new URL(env().databaseUrl ?? "");
const one = sql<{ one: number }>`select 1 as one`;

async function open(
  address: URL,
  options: Parameters<typeof openPostgres>[1] = { connections: 2, timeoutMs: 1_000 },
) {
  const { dialect, status } = await openPostgres(address.href, options);
  const db = new Kysely<Database>({ dialect });
  onTestFinished(() => db.destroy());
  return { db, status };
}

async function admin(): Promise<Client> {
  const client = new Client({ connectionString: env().databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function emptyDatabase(): Promise<URL> {
  const client = await admin();
  const name = `foyer_empty_${newId().replaceAll("-", "")}`;
  await client.query(`create database ${name}`);
  const address = url();
  address.pathname = `/${name}`;
  return address;
}

describe.runIf(inject("postgresServer"))("PostgreSQL connections", () => {
  it("replaces half-open connections", async () => {
    const proxy = await startSwallowingProxy(url());
    onTestFinished(() => proxy.close());
    const address = url();
    address.port = String(proxy.port);
    const { db } = await open(address);
    await Promise.all([one.execute(db), one.execute(db)]);
    proxy.swallow();
    // The first statement detects it; after that, idle connections are tested before use.
    await expect(one.execute(db)).rejects.toThrow();
    expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it("fails a start whose connections are half-open", async () => {
    const proxy = await startSwallowingProxy(url(), "rolconnlimit");
    onTestFinished(() => proxy.close());
    const address = url();
    address.port = String(proxy.port);
    const opening = open(address, { connections: 2, timeoutMs: 1_000, startMs: 500 });
    await expect(opening).rejects.toThrow(/DATABASE_URL: can't connect to PostgreSQL/);
  });

  it("fails a migration whose connection is half-open, and leaves no lock", async () => {
    const target = await emptyDatabase();
    const proxy = await startSwallowingProxy(target, 'create table "staff"');
    onTestFinished(() => proxy.close());
    const address = new URL(target);
    address.port = String(proxy.port);
    const { db } = await open(address, { connections: 2, timeoutMs: null, watchMs: 100 });
    const given = { postgres: true, version: "0.0.0" };
    await expect(migrate(db, given)).rejects.toThrow(/^DATABASE_URL: .+ stopped responding/);
    const { db: direct } = await open(target, { connections: 2, timeoutMs: null });
    await migrate(direct, given);
    expect(await direct.selectFrom("staff").selectAll().execute()).toEqual([]);
  });

  it("waits for a statement without timeout while the server works on it, and not longer", async () => {
    const proxy = await startSwallowingProxy(url());
    onTestFinished(() => proxy.close());
    const address = url();
    address.port = String(proxy.port);
    const { db } = await open(address, { connections: 2, timeoutMs: null, watchMs: 100 });
    const slow = () => sql`select pg_sleep(1)`.execute(db);
    expect((await slow()).rows).toHaveLength(1);
    const lost = slow();
    const startedAt = performance.now();
    setTimeout(proxy.swallow, 300);
    await expect(lost).rejects.toThrow(/^DATABASE_URL: .+ stopped responding/);
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
  });

  it("survives a connection that the server ends inside a transaction", async () => {
    const { db } = await open(url());
    const client = await admin();
    const uncaught = vi.fn();
    process.on("uncaughtException", uncaught);
    onTestFinished(() => void process.off("uncaughtException", uncaught));
    const work = db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        transaction,
      );
      await client.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      await one.execute(transaction);
    });
    await expect(work).rejects.toThrow();
    expect(uncaught).not.toHaveBeenCalled();
    expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it("ends a statement at its deadline, here and on the server", async () => {
    const { db, status } = await open(url());
    await expect(sql`select pg_sleep(60)`.execute(db)).rejects.toThrow();
    const client = await admin();
    await vi.waitFor(
      async () => {
        const running =
          "select 1 from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()";
        expect((await client.query(running)).rows).toEqual([]);
      },
      { timeout: 5_000 },
    );
    expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
    expect(status().waiting).toBe(0);
  });

  it("refuses a statement if too many are waiting", async () => {
    const { db } = await open(url(), { connections: 2, timeoutMs: 10_000 });
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, () => sql`select pg_sleep(0.01)`.execute(db)),
    );
    const errors = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason] : [],
    );
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((error) => !(error instanceof DatabaseBusyError))).toEqual([]);
    expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it("waits while the server accepts no more connections, and warns at the start", async () => {
    const client = await admin();
    const role = `limited_${Date.now()}`;
    await client.query(`create role ${role} login password 'limited' connection limit 2`);
    onTestFinished(async () => void (await client.query(`drop role ${role}`)));
    const address = url();
    Object.assign(address, { username: role, password: "limited" });
    const warn = vi.spyOn(log, "warn");
    const { db } = await open(address, { connections: 8, timeoutMs: 5_000 });
    expect(warn.mock.calls.flat()).toContainEqual(
      expect.stringContaining("FOYER_DATABASE_CONNECTIONS"),
    );
    const results = await Promise.all(
      Array.from({ length: 40 }, () => sql`select pg_sleep(0.01)`.execute(db)),
    );
    expect(results).toHaveLength(40);
    await db.destroy();
  });

  it("lets several instances migrate at once, and a waiting one logs it", async () => {
    const address = await emptyDatabase();
    const holder = new Client({ connectionString: address.href });
    await holder.connect();
    await holder.query(`select pg_advisory_lock(${0x666f796572})`);
    const warn = vi.spyOn(log, "warn");
    const { db } = await open(address, { connections: 2, timeoutMs: 30_000 });
    const waiting = migrate(db, { postgres: true, version: "0.0.0" });
    await vi.waitFor(
      () => expect(warn.mock.calls.flat().join(" ")).toContain("Waiting for another"),
      10_000,
    );
    await holder.end();
    await waiting;
    expect(await db.selectFrom("staff").selectAll().execute()).toEqual([]);
  }, 60_000);

  it.runIf(existsSync(PGBOUNCER))(
    "refuses a pooler in transaction mode, in one line",
    async () => {
      const { port } = await startPgbouncer("transaction");
      const address = url();
      address.port = String(port);
      const refused = openPostgres(address.href, { connections: 2, timeoutMs: 5_000 });
      await expect(refused).rejects.toThrow(ConfigurationError);
      await expect(refused).rejects.toThrow(/^DATABASE_URL: .+pooler in transaction mode[^\n]+$/);
    },
    20_000,
  );

  it.runIf(existsSync(PGBOUNCER))(
    "works behind a pooler in session mode",
    async () => {
      const { port } = await startPgbouncer("session");
      const address = url();
      address.port = String(port);
      const { db } = await open(address);
      expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
    },
    20_000,
  );
});

async function startPgbouncer(mode: "transaction" | "session"): Promise<{ port: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-pgbouncer-"));
  const { hostname, port: serverPort, username, password } = url();
  const port = 20_000 + (process.pid % 20_000) + (mode === "session" ? 1 : 0);
  const users = path.join(folder, "users");
  const settings = path.join(folder, "pgbouncer.ini");
  writeFileSync(users, `"${username}" "${password}"\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = ${mode}
`,
  );
  chmodSync(folder, 0o755);
  const child = spawn(PGBOUNCER, [settings], { ...NOBODY, stdio: "ignore" });
  endWithParent(child);
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  await vi.waitFor(() => reachable(port), { timeout: 10_000 });
  return { port };
}

async function reachable(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.destroy();
}

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import Libsql from "libsql";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import type { Role } from "@/lib/db/schema";

const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** Every server action of the build: its id, and a page that contains it. */
export function builtActions(): Map<string, { id: string; page: string }> {
  const file = path.join(process.env.FOYER_DIST_DIR || ".next", "server");
  const manifest = Manifest.parse(
    JSON.parse(readFileSync(path.join(file, "server-reference-manifest.json"), "utf8")),
  );
  return new Map(
    Object.entries(manifest.node).map(([id, { exportedName, workers }]) => {
      const page = Object.keys(workers)[0] ?? "";
      return [exportedName, { id, page: page.replace(/^app|\/\([^)]*\)|\/page$/g, "") || "/" }];
    }),
  );
}

type Foyer = { url: string; dataDir: string };

/** The requesting person; null: signed out. */
export type Caller = { cookie: string; staffId: string } | null;

/** Requests a server without a browser, as members of staff with their own session rows. */
export function clientOf(foyer: Foyer, secret: string) {
  const actions = builtActions();
  const file = path.join(foyer.dataDir, "foyer.db");
  function inDatabase<T>(readonly: boolean, work: (database: Libsql.Database) => T): T {
    const database = new Libsql(file, { readonly });
    try {
      database.exec("pragma busy_timeout = 5000");
      return work(database);
    } finally {
      database.close();
    }
  }
  const cookieOf = (caller: Caller): Record<string, string> =>
    caller ? { cookie: caller.cookie } : {};
  return {
    /** Creates a signed-in member of staff, limited to a project if one is given. */
    async addStaff(role: Role, { only, closed = false }: { only?: string; closed?: boolean } = {}) {
      const staffId = randomUUID();
      const sessionId = randomUUID();
      const now = Date.now();
      inDatabase(false, (database) => {
        database
          .prepare(
            `insert into staff (id, email, name, role, created_at, closed_at, limited, version)
             values (?, ?, ?, ?, ?, ?, ?, 1)`,
          )
          .run([
            staffId,
            `${staffId}@foyer.example`,
            role,
            role,
            now,
            closed ? now : null,
            only ? 1 : 0,
          ]);
        database
          .prepare(
            `insert into sessions (id, staff_id, user_agent, created_at, used_at, expires_at, proved_at)
             values (?, ?, 'journey', ?, ?, ?, ?)`,
          )
          .run([sessionId, staffId, now, now, now + 3_600_000, now]);
        if (!only) return;
        database
          .prepare("insert into staff_projects (staff_id, project_id) values (?, ?)")
          .run([staffId, only]);
      });
      const token = await encode({ token: { sub: staffId, sessionId }, secret });
      return { cookie: `foyer.session=${token}`, staffId };
    },
    /** Returns the result of an action, called as our own page calls it. */
    async callAction(caller: Caller, name: string, input: unknown): Promise<unknown> {
      const action = actions.get(name);
      if (!action) throw new Error(`The build has no action ${name}.`);
      const response = await fetch(`${foyer.url}${action.page.replaceAll(/\[\w+\]/g, "x")}`, {
        method: "POST",
        redirect: "manual",
        headers: {
          ...cookieOf(caller),
          origin: foyer.url,
          accept: "text/x-component",
          "content-type": "text/plain;charset=UTF-8",
          "next-action": action.id,
        },
        body: JSON.stringify([input]),
      });
      const text = await response.text();
      const result = /^1:(.*)$/m.exec(text)?.[1];
      if (!result) throw new Error(`${name} returned ${response.status}: ${text.slice(0, 300)}`);
      return JSON.parse(result);
    },
    /** Returns a handler's response; of a stream, only the status. */
    async request(caller: Caller, where: string, method = "GET") {
      const leave = new AbortController();
      const response = await fetch(`${foyer.url}${where}`, {
        method,
        redirect: "manual",
        headers: { ...cookieOf(caller), origin: foyer.url, "sec-fetch-site": "same-origin" },
        signal: leave.signal,
      });
      const streams = response.headers.get("content-type")?.startsWith("text/event-stream");
      const body = streams ? "" : await response.text();
      if (streams) leave.abort();
      return { status: response.status, body };
    },
    /** Returns the database's content, except heartbeats and recorded refusals. */
    snapshot: (): Record<string, string> =>
      inDatabase(true, (database) => {
        const tables = z
          .array(z.object({ name: z.string() }))
          .parse(database.prepare("select name from sqlite_master where type = 'table'").all())
          .filter(({ name }) => !/^(instances|refusals|activity_head|sqlite_|.*_fts)/.test(name));
        const rowsOf = (name: string) =>
          name === "activity"
            ? "select * from activity where action <> 'access.refuse'"
            : `select * from "${name}"`;
        return Object.fromEntries(
          tables.map(({ name }) => [name, JSON.stringify(database.prepare(rowsOf(name)).all())]),
        );
      }),
    /** Inserts a row that no single action creates. */
    write: (sql: string, ...values: (string | number)[]): void => {
      inDatabase(false, (database) => database.prepare(sql).run(values));
    },
    /** Returns one value from the database. */
    read: (sql: string, ...values: string[]): string =>
      inDatabase(
        true,
        (database) =>
          z.object({ found: z.string() }).parse(database.prepare(sql).get(values)).found,
      ),
  };
}

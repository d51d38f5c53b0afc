import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { randomBytes, randomUUID } from "node:crypto";
import Database from "libsql";
import { z } from "zod";

const SCHEMA = `
  create table if not exists settings (name text primary key, value text not null);
  create table if not exists conferences (
    id integer primary key autoincrement, code text not null unique, title text not null,
    description text not null, folder text, starts text, zone text, duration integer,
    lobby text not null default 'no', open text not null default 'no', records text not null default 'no');
  create table if not exists clients (
    id integer primary key autoincrement, code text not null unique, conference text not null,
    email text not null, name text not null, moderator text not null, added text not null, deleted text not null);
  create index if not exists clients_by_conference on clients (conference, email);
  create table if not exists outbox (
    id integer primary key autoincrement, at integer not null, receiver text not null, name text not null,
    conference text not null, title text not null, link text not null);`;

const Conference = z.object({
  id: z.number(),
  code: z.string(),
  title: z.string(),
  description: z.string(),
  folder: z.string().nullable(),
  starts: z.string().nullable(),
  zone: z.string().nullable(),
  duration: z.number().nullable(),
  lobby: z.string(),
  open: z.string(),
  records: z.string(),
});
export type ConferenceRow = z.infer<typeof Conference>;

const Client = z.object({
  id: z.number(),
  code: z.string(),
  conference: z.string(),
  email: z.string(),
  name: z.string(),
  moderator: z.string(),
  added: z.string(),
  deleted: z.string(),
});
export type ClientRow = z.infer<typeof Client>;

const Mail = z.object({
  id: z.number(),
  at: z.number(),
  receiver: z.string(),
  name: z.string(),
  conference: z.string(),
  title: z.string(),
  link: z.string(),
});
type MailRow = z.infer<typeof Mail>;

const Setting = z.object({ value: z.string() }).optional();

export type NewClient = Omit<ClientRow, "id" | "code" | "deleted"> & {
  code?: string;
  deleted?: string;
};

export type Store = ReturnType<typeof openStore>;

/** Opens or creates the sandbox's database; `:memory:` stores nothing. */
export function openStore(file: string) {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.exec("pragma journal_mode = wal");
  db.exec("pragma synchronous = normal");
  db.exec(SCHEMA);
  const insertClients = db.prepare(
    `insert into clients (code, conference, email, name, moderator, added, deleted)
     select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 from json_each(?)`,
  );
  return {
    close: () => db.close(),
    inTransaction(work: () => void): void {
      db.exec("begin");
      try {
        work();
        db.exec("commit");
      } catch (error) {
        db.exec("rollback");
        throw error;
      }
    },
    setting(name: string, make: () => string): string {
      const found = Setting.parse(
        db.prepare("select value from settings where name = ?").get(name),
      );
      if (found) return found.value;
      const value = make();
      db.prepare("insert into settings values (?, ?)").run(name, value);
      return value;
    },
    conferences: () =>
      Conference.array().parse(db.prepare("select * from conferences order by id").all()),
    conference: (code: string) =>
      Conference.optional().parse(
        db.prepare("select * from conferences where code = ?").get(code) ?? undefined,
      ),
    addConference(input: Partial<Omit<ConferenceRow, "id">> & { title: string }): string {
      const code = input.code ?? randomUUID();
      db.prepare(
        `insert into conferences (code, title, description, folder, starts, zone, duration, lobby, open, records)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        code,
        input.title,
        input.description ?? "",
        input.folder ?? null,
        input.starts ?? null,
        input.zone ?? null,
        input.duration ?? null,
        input.lobby ?? "no",
        input.open ?? "no",
        input.records ?? "no",
      );
      return code;
    },
    changeConference(row: ConferenceRow): void {
      db.prepare(
        `update conferences set title = ?, description = ?, folder = ?, starts = ?, zone = ?, duration = ?,
           lobby = ?, open = ?, records = ? where code = ?`,
      ).run(
        row.title,
        row.description,
        row.folder,
        row.starts,
        row.zone,
        row.duration,
        row.lobby,
        row.open,
        row.records,
        row.code,
      );
    },
    removeConference(code: string): void {
      db.prepare("delete from clients where conference = ?").run(code);
      db.prepare("delete from conferences where code = ?").run(code);
    },
    clients: (conference: string) =>
      Client.array().parse(
        db.prepare("select * from clients where conference = ? order by id").all(conference),
      ),
    client: (code: string) =>
      Client.optional().parse(
        db.prepare("select * from clients where code = ?").get(code) ?? undefined,
      ),
    clientByEmail: (conference: string, email: string) =>
      Client.optional().parse(
        db
          .prepare(
            "select * from clients where conference = ? and lower(email) = lower(?) order by id limit 1",
          )
          .get(conference, email) ?? undefined,
      ),
    addClients(clients: NewClient[]): string[] {
      const codes = clients.map((one) => one.code ?? newCode());
      insertClients.run(
        JSON.stringify(
          clients.map((one, at) => [
            codes[at],
            one.conference,
            one.email,
            one.name,
            one.moderator,
            one.added,
            one.deleted ?? "no",
          ]),
        ),
      );
      return codes;
    },
    changeClient(row: ClientRow): void {
      db.prepare(
        "update clients set email = ?, name = ?, moderator = ?, added = ?, deleted = ? where code = ?",
      ).run(row.email, row.name, row.moderator, row.added, row.deleted, row.code);
    },
    addMail(mail: Omit<MailRow, "id">): void {
      db.prepare(
        "insert into outbox (at, receiver, name, conference, title, link) values (?, ?, ?, ?, ?, ?)",
      ).run(mail.at, mail.receiver, mail.name, mail.conference, mail.title, mail.link);
    },
    mails: (limit: number) =>
      Mail.array().parse(db.prepare("select * from outbox order by id desc limit ?").all(limit)),
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Returns a code for a client or folder: 8 letters and digits. */
export function newCode(): string {
  return [...randomBytes(8)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
}

/** Returns the time as Boomstream formats it, without a time zone (the sandbox uses UTC). */
export function clock(at: Date): string {
  return at.toISOString().slice(0, 19).replace("T", " ");
}

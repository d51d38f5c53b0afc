import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { closeDatabase, db, openDatabase } from "../../lib/db/db";
import { forgetEnv } from "../../lib/env";
import { newId } from "../../lib/ids";
import { mirrored } from "../../lib/participants/mirrored";
import { findAddresses } from "../../lib/people/find";
import { readPeople } from "../../lib/people/places";
import { people as samples } from "../../lib/sandbox/samples";
import { percentile } from "../support/numbers";
import type { Row } from "../support/row";

const CONFERENCES = 10;
const EACH = Number(process.env["BENCH_PEOPLE"] ?? 50_000) / CONFERENCES;
const CHUNK = 500;
/** What people type: letters, names, parts of an address, the wrong keyboard layout, nobody. */
const TYPED =
  "а,i,ан,anna,morozov,Иванова,иванова ксения,пётр,bdfyjdf,4823,person31,@example.com,nobody";
const ROUNDS = 20;
const COPIED = [
  "project_id",
  "code",
  "conference_code",
  "email",
  "email_key",
  "name",
  "name_key",
  "moderator",
  "added",
  "revoked",
  "search",
  "first_seen_at",
  "written_at",
] as const;
/** What tells two people apart. */
const CHANGED = new Set<string>(["code", "email", "email_key", "search"]);

/**
 * Finding people (500,000 with BENCH_PEOPLE): the functions behind `/api/people`, on SQLite, in this
 * process.
 * They are put straight into the mirror's tables as `mirrored` writes them; the index of the search
 * is filled by its own triggers.
 */
export async function people(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-bench-"));
  process.env["FOYER_DATA_DIR"] = folder;
  process.env["DATABASE_URL"] = "";
  forgetEnv();
  await openDatabase();
  try {
    return await measured(await seed());
  } finally {
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured({ project, codes }: { project: string; codes: string[] }): Promise<Row[]> {
  const projects = [{ id: project, name: "Bench" }];
  const search = async (text: string) =>
    readPeople(projects, (await findAddresses([project], text)).slice(0, 50), 3);
  const byKey = (code: string) =>
    db()
      .selectFrom("participants")
      .selectAll()
      .where("project_id", "=", project)
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
  const words = TYPED.split(",");
  for (const text of words) await search(text);
  const lookups = await timed(
    Array.from({ length: 300 }, (_, at) => codes[(at * 7_919) % codes.length] ?? ""),
    byKey,
  );
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const searches = await timed(Array.from({ length: ROUNDS }, () => words).flat(), search);
  delays.disable();
  const lookup = { what: "lookup by primary key", value: percentile(lookups, 0.95) };
  return [
    {
      id: "people-p95",
      what: `people search among ${CONFERENCES * EACH}, p95`,
      unit: "ms",
      ours: percentile(searches, 0.95),
      limit: lookup,
      reach: [{ of: "ratio", max: 20 }],
    },
    {
      id: "people-p50",
      what: `people search among ${CONFERENCES * EACH}, p50`,
      unit: "ms",
      ours: percentile(searches, 0.5),
      limit: { ...lookup, value: percentile(lookups, 0.5) },
      reach: [],
    },
    {
      id: "people-stall",
      what: "people search: longest stall of the event loop",
      unit: "ms",
      ours: delays.max / 1e6,
      limit: null,
      reach: [{ of: "ours", max: 20 }],
    },
  ];
}

async function timed<Of>(all: Of[], work: (one: Of) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const began = performance.now();
    await work(one);
    times.push(performance.now() - began);
    await setImmediate();
  }
  return times;
}

async function seed(): Promise<{ project: string; codes: string[] }> {
  const project = newId();
  const now = Date.now();
  const codes: string[] = [];
  await db()
    .insertInto("projects")
    .values({
      id: project,
      name: "Bench",
      kind: "environment",
      sealed_key: null,
      key_id: null,
      created_at: now,
      closed_at: null,
    })
    .execute();
  await db()
    .insertInto("conferences")
    .values(
      Array.from({ length: CONFERENCES }, (_, number) => ({
        project_id: project,
        code: `bench-${number}`,
        title: `bench-${number}`,
        title_key: `bench-${number}`,
        description: "",
        folder_code: null,
        details: null,
        search: `bench-${number}`,
        participant_count: EACH,
        first_seen_at: now,
        written_at: 0,
        deleted_at: null,
      })),
    )
    .execute();
  const first = samples("bench-0", EACH, (at) => `c0${String(at).padStart(6, "0")}`);
  await db()
    .transaction()
    .execute(async (tx) => {
      for (let from = 0; from < EACH; from += CHUNK) {
        const rows = first
          .slice(from, from + CHUNK)
          .map(({ code = "", name, email, added, moderator }) => ({
            project_id: project,
            code,
            conference_code: "bench-0",
            ...mirrored({
              code,
              name,
              email: email.replace("person", "person0"),
              added,
              moderator: moderator === "yes",
              revoked: false,
            }),
            link_id: null,
            revocation_id: null,
            first_seen_at: now,
            written_at: 0,
            gone_at: null,
          }));
        for (const { code } of rows)
          for (let number = 0; number < CONFERENCES; number += 1)
            codes.push(code.replace("c0", `c${number}`));
        await tx.insertInto("participants").values(rows).execute();
      }
      // Everybody is somebody else: the other conferences are the first one with another digit in
      // code and address, made inside the database.
      for (let number = 1; number < CONFERENCES; number += 1) {
        const other = (column: string) =>
          sql<string>`replace(replace(${sql.ref(column)}, 'c0', ${`c${number}`}), 'person0', ${`person${number}`})`;
        await tx
          .insertInto("participants")
          .columns(COPIED)
          .expression((eb) =>
            eb
              .selectFrom("participants")
              .select(
                COPIED.map((column) =>
                  column === "conference_code"
                    ? sql<string>`${`bench-${number}`}`.as(column)
                    : CHANGED.has(column)
                      ? other(column).as(column)
                      : sql.ref(column).as(column),
                ),
              )
              .where("project_id", "=", project)
              .where("conference_code", "=", "bench-0"),
          )
          .execute();
      }
    });
  return { project, codes };
}

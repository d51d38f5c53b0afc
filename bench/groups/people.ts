import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
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

/**
 * Finding people (500,000 with BENCH_PEOPLE, which takes minutes to seed): the functions behind `/api/people`, on SQLite, in this process.
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
  for (let number = 0; number < CONFERENCES; number += 1) {
    const conference = `bench-${number}`;
    await db()
      .insertInto("conferences")
      .values({
        project_id: project,
        code: conference,
        title: conference,
        title_key: conference,
        description: "",
        folder_code: null,
        details: null,
        search: conference,
        participant_count: EACH,
        first_seen_at: now,
        written_at: 0,
        deleted_at: null,
      })
      .execute();
    const everybody = samples(conference, EACH, (at) => `c${number}${String(at).padStart(6, "0")}`);
    await db()
      .transaction()
      .execute(async (tx) => {
        for (let from = 0; from < EACH; from += CHUNK) {
          const rows = everybody
            .slice(from, from + CHUNK)
            .map(({ code = "", name, email, added, moderator }, at) => ({
              project_id: project,
              code,
              conference_code: conference,
              ...mirrored({
                code,
                name,
                // Everybody is somebody else: nobody is in two of these conferences.
                email: email.replace(/\d+/, String(number * EACH + from + at + 1)),
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
          codes.push(...rows.map((row) => row.code));
          await tx.insertInto("participants").values(rows).execute();
        }
      });
  }
  return { project, codes };
}

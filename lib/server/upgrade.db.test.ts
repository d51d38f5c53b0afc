import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import * as z from "zod";
import { checkCredentials } from "@/lib/access/sign-in/credentials";
import { signActivity } from "@/lib/audit/sign-activity";
import { verifyActivity } from "@/lib/audit/verify";
import { stopSandbox } from "@/lib/connection/sandbox";
import { closeDatabase, db, openDatabase } from "@/lib/db/db";
import { stopImports } from "@/lib/delivery/import-worker";
import { allRows, hurry, workUntil } from "@/lib/imports/testing/run";
import { copyLinks } from "@/lib/links/copy";
import { listFreshParticipants } from "@/lib/participants/list";
import { RosterParams } from "@/lib/participants/schema";
import { forgetEnv } from "@/lib/platform/env";
import { signInAs } from "@/lib/testing/sign-in";
import { checkSecret } from "./check-secret";
import { startProjects } from "./start-projects";

/** Data folders that older versions wrote, by the commit (see README.md there). */
const DATA = path.join(import.meta.dirname, "testing/old-data");
const COMMITS = readdirSync(DATA, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const ALL = RosterParams.parse({ status: "all" });
const Facts = z.object({
  secret: z.string(),
  email: z.string(),
  password: z.string(),
  conferenceCode: z.string(),
  /** The link that was stored for anna@guests.example. */
  link: z.string(),
  importId: z.string(),
});

vi.setConfig({ testTimeout: 20_000 });
beforeAll(hurry);
afterEach(async () => {
  await stopImports();
  await stopSandbox();
});

/** Opens the data of an older version as a start does. */
async function open(commit: string): Promise<z.infer<typeof Facts>> {
  const from = path.join(DATA, commit);
  const facts = Facts.parse(JSON.parse(readFileSync(path.join(from, "facts.json"), "utf8")));
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), "foyer-old-")), "data");
  mkdirSync(dataDir, { mode: 0o700 });
  for (const name of ["foyer.db", "sandbox.db"]) {
    const packed = readFileSync(path.join(from, `${name}.gz`));
    writeFileSync(path.join(dataDir, name), gunzipSync(packed));
  }
  writeFileSync(path.join(dataDir, "secret"), facts.secret, { mode: 0o600 });
  await closeDatabase();
  vi.stubEnv("FOYER_DATA_DIR", dataDir);
  forgetEnv();
  await openDatabase();
  await checkSecret();
  await signActivity();
  await startProjects();
  return facts;
}

/** Returns the number of activity entries, all of them verified. */
async function entries(): Promise<number> {
  const verdict = await verifyActivity(db());
  if (!verdict.whole) throw new Error(`The activity is damaged at entry ${verdict.seq}.`);
  return verdict.rows;
}

describe.runIf(inject("postgresServer") === null)("data of an older version", () => {
  it("exists for the commits before and after the new structure", () => {
    expect(COMMITS).toEqual(["5cbb180", "77fda80"]);
  });

  it.each(COMMITS)("of %s opens: sign-in, rosters, links, activity, imports", async (commit) => {
    const { email, password, conferenceCode, link, importId } = await open(commit);
    const checked = await checkCredentials(email, password);
    expect(checked).toMatchObject({ ok: true, staff: { email } });
    if (!checked.ok) return;
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
    expect(await entries()).toBeGreaterThan(before);
  });
});

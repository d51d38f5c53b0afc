import { beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { refreshConferences } from "@/lib/conferences/refresh";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import { runImports, stopImports } from "@/lib/delivery/import-worker";
import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import { chunksOf, startRequest } from "@/lib/imports/testing/chunks";
import { inviteRow, shortenTimeouts, workUntil } from "@/lib/imports/testing/imports";
import { inviteParticipant } from "@/lib/invitations/actions";
import { refreshRoster, revokeParticipants, undoRevocations } from "@/lib/participants/actions";
import { env, forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { setHeaders } from "@/lib/testing/next-headers";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { filesDuring } from "./trace";

/**
 * The maximum number of files that one capability visits; `npm run trace` prints them. A file is visited if
 * one of its functions runs between the server action and the end given here, on SQLite. Background work that
 * happens to run meanwhile counts too, so the limits leave some room. `ours` leaves out the engines below the
 * features: the platform, the database and the wire client.
 */
const MAX_FILES = {
  invite: { all: 58, ours: 27 },
  revoke: { all: 28, ours: 15 },
  import: { all: 53, ours: 28 },
};
const ENGINE = /^lib\/(?:platform|db|boomstream)\//;

const boomstream = useBoomstream();

let conference = "";
beforeAll(async () => {
  shortenTimeouts();
  vi.stubEnv("FOYER_UNDO_SECONDS", "60");
  forgetEnv();
  conference = await boomstream.seed("Traces", 3);
});
beforeEach(async () => {
  setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  await signInAs(await makeStaff("manager"));
  await refreshRoster({ conferenceCode: conference });
});

/** Returns the limits that these files exceed, and prints the files for `npm run trace`. */
function exceeded(name: keyof typeof MAX_FILES, files: string[]): string[] {
  const ours = files.filter((file) => !ENGINE.test(file));
  if (process.env.TRACE) {
    const list = files.map((file) => `${ours.includes(file) ? "*" : " "} ${file}`).join("\n  ");
    process.stdout.write(
      `${name}: ${files.length} files, ${ours.length} without platform, database and wire client (*)\n  ${list}\n`,
    );
  }
  const most = MAX_FILES[name];
  return [
    ...(files.length > most.all ? [`${files.length} files, at most ${most.all}`] : []),
    ...(ours.length > most.ours ? [`${ours.length} of the features, at most ${most.ours}`] : []),
  ];
}

async function invite(): Promise<string> {
  const email = `${newId()}@guests.example`;
  const choices = { moderator: false, notify: true, lifetime: null, avatarUrl: "", again: false };
  const sent = await inviteParticipant({
    id: newId(),
    conferenceCode: conference,
    email,
    name: "Guest",
    ...choices,
  });
  expect(sent).toMatchObject({ ok: true });
  return email;
}

async function revokeAndUndo(code: string) {
  const planned = await revokeParticipants({ codes: [code] });
  if (!planned.ok) throw new Error(planned.error.code);
  const ids = planned.data.revocations.map(({ id }) => id);
  expect(ids).toHaveLength(1);
  expect(await undoRevocations({ ids })).toMatchObject({ ok: true, data: { undone: ids } });
}

async function upload(): Promise<string> {
  const id = newId();
  const chunks = chunksOf(id, [inviteRow(1)]);
  const [chunk] = chunks;
  if (!chunk) throw new Error("no chunk");
  const input = { id, conferenceCode: conference, mode: "invite" as const, name: "", total: 1 };
  expect(await createImport(input)).toMatchObject({ ok: true });
  expect(await addImportRows(chunk)).toMatchObject({ ok: true });
  expect(await startImport(startRequest(id, chunks))).toMatchObject({ ok: true });
  return id;
}

describe.skipIf(inject("postgresServer") !== null)("files visited by", () => {
  it("inviting: until the outcome is stored and the roster refresh begins", async () => {
    await invite();
    expect(exceeded("invite", await filesDuring(invite, 2))).toEqual([]);
  });

  it("revoking, with Undo", async () => {
    const email = await invite();
    const { code } = await db()
      .selectFrom("participants")
      .select("code")
      .where("email_key", "=", email)
      .executeTakeFirstOrThrow();
    await revokeAndUndo(code);
    const files = await filesDuring(() => revokeAndUndo(code));
    expect(exceeded("revoke", files)).toEqual([]);
  });

  it("importing: upload, start and claim, until the first invitation leaves", async () => {
    await refreshConferences();
    await workUntil(await upload());
    // Forgets the cached list of imports, so that the worker sees the new one.
    await stopImports();
    const uploaded = await filesDuring(upload);
    // Not counted: the roster is read again before a row is claimed.
    await refreshImportRosters();
    const sent = await filesDuring(runImports, 1);
    const files = [...new Set([...uploaded, ...sent])].toSorted();
    expect(exceeded("import", files)).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { AccessError } from "./auth/guard";
import { db } from "./db/db";
import type { Role } from "./db/schema";
import { env } from "./env";
import { newId } from "./ids";
import { useBoomstream } from "./testing/boomstream";
import { setHeaders } from "./testing/next-headers";
import { firstProject } from "./testing/project";
import { makeStaff, signInAs } from "./testing/sign-in";

type Functions = Record<string, (...input: unknown[]) => Promise<unknown>>;
const dataModules = import.meta.glob<Functions>("./*/data.ts", { eager: true });
const actionModules = import.meta.glob<Functions>("./*/actions.ts", { eager: true });

const code = "5a4d0000-0000-4000-8000-000000000001";
const conference = { title: "T", description: "", folderCode: "" };
const loaded = { code, loaded: conference };

/** What each action may be called with by whom: a new action that is missing here fails the test. */
const ACTIONS: Record<string, { role: Role; input: () => unknown }> = {
  createConference: {
    role: "manager",
    input: () => ({ ...conference, id: newId(), projectId: project }),
  },
  updateConference: { role: "manager", input: () => ({ ...conference, ...loaded }) },
  deleteConference: { role: "manager", input: () => ({ code, title: "Not its title" }) },
  refreshConferences: { role: "support", input: () => ({ projectId: project }) },
  refreshConference: { role: "support", input: () => ({ code }) },
  refreshRoster: { role: "support", input: () => ({ conferenceCode: code }) },
  refreshParticipant: { role: "support", input: () => ({ code: "nobody00" }) },
  updateParticipant: {
    role: "support",
    input: () => ({
      code: "nobody00",
      loaded: { email: "a@example.com", name: "B" },
      email: "a@example.com",
      name: "A",
    }),
  },
  setModerator: { role: "support", input: () => ({ codes: ["nobody00"], moderator: true }) },
  revokeParticipants: { role: "support", input: () => ({ codes: ["nobody00"] }) },
  undoRevocations: { role: "support", input: () => ({ ids: [newId()] }) },
  inviteParticipant: {
    role: "manager",
    input: () => ({
      id: newId(),
      conferenceCode: code,
      email: "guest@example.com",
      name: "",
      moderator: false,
      notify: true,
      lifetime: null,
      avatarUrl: "",
      again: true,
    }),
  },
  renewLink: {
    role: "support",
    input: () => ({ id: newId(), participantCode: "nobody00", lifetime: null, notify: false }),
  },
  decideInvitation: { role: "manager", input: () => ({ id: newId(), decision: "leave" }) },
  createImport: {
    role: "manager",
    input: () => ({ id: newId(), conferenceCode: code, mode: "invite", name: "", total: 1 }),
  },
  addImportRows: {
    role: "manager",
    input: () => ({
      importId: newId(),
      index: 0,
      rows: [
        {
          position: 1,
          action: "skip",
          email: "",
          name: "",
          moderator: false,
          notify: false,
          lifetime: null,
          avatarUrl: "",
          participantCode: null,
          reason: "chosen",
        },
      ],
      checksum: "0".repeat(64),
    }),
  },
  startImport: {
    role: "manager",
    input: () => ({ importId: newId(), chunks: 1, total: 1, checksum: "0".repeat(64) }),
  },
  pauseImport: { role: "manager", input: () => ({ importId: newId() }) },
  resumeImport: { role: "manager", input: () => ({ importId: newId() }) },
  cancelImport: { role: "manager", input: () => ({ importId: newId() }) },
  removeImport: { role: "manager", input: () => ({ importId: newId() }) },
  decideImportRows: {
    role: "manager",
    input: () => ({ importId: newId(), ids: "all", decision: "leave" }),
  },
  renewExpiring: {
    role: "manager",
    input: () => ({ id: newId(), conferenceCode: code, before: 0, lifetime: null, notify: false }),
  },
  saveTemplate: {
    role: "manager",
    input: () => ({ conferenceCode: code, text: "{link}", version: 0 }),
  },
  selectAll: {
    role: "support",
    input: () => ({
      conferenceCode: code,
      params: { q: "", role: "all", status: "active", sort: "name" },
    }),
  },
  revokeSelection: { role: "support", input: () => ({ id: newId(), except: [] }) },
  undoSelection: { role: "support", input: () => ({ id: newId(), except: [] }) },
  findLink: { role: "support", input: () => ({ text: "https://example.com/invite.html?jwt=x" }) },
  revokePlaces: {
    role: "support",
    input: () => ({ places: [{ projectId: newId(), code: "nobody00" }] }),
  },
  undoPlaces: { role: "support", input: () => ({ ids: [newId()] }) },
  copyLinks: { role: "support", input: () => ({ codes: ["nobody00"] }) },
  copyOutboxLink: { role: "support", input: () => ({ id: "1" }) },
  addStaff: {
    role: "administrator",
    input: () => ({ email: `${newId()}@staff.example`, name: "N", role: "support" }),
  },
  changeRole: {
    role: "administrator",
    input: () => ({ id: newId(), version: 1, role: "support" }),
  },
  setStaffProjects: {
    role: "administrator",
    input: () => ({ id: newId(), version: 1, projects: null }),
  },
  addProject: { role: "administrator", input: () => ({ name: "N", key: "no-such-key" }) },
  renameProject: { role: "administrator", input: () => ({ id: newId(), name: "N" }) },
  replaceKey: { role: "administrator", input: () => ({ id: newId(), key: "no-such-key" }) },
  closeProject: { role: "administrator", input: () => ({ id: newId() }) },
  reopenProject: { role: "administrator", input: () => ({ id: newId(), key: "no-such-key" }) },
  reopenOwnSandbox: { role: "administrator", input: () => ({ id: newId() }) },
  resetPassword: { role: "administrator", input: () => ({ id: newId() }) },
  resetTwoSteps: { role: "administrator", input: () => ({ id: newId() }) },
  changeSettings: { role: "administrator", input: () => ({ twoStepsRequired: false }) },
  beginTwoSteps: { role: "support", input: () => ({}) },
  confirmTwoSteps: { role: "support", input: () => ({ code: "123456" }) },
  turnOffTwoSteps: { role: "support", input: () => ({}) },
  renewRecoveryCodes: { role: "support", input: () => ({}) },
  closeAccount: { role: "administrator", input: () => ({ id: newId() }) },
  reopenAccount: { role: "administrator", input: () => ({ id: newId() }) },
  endStaffSessions: { role: "administrator", input: () => ({ id: newId() }) },
  renameSelf: { role: "support", input: () => ({ name: "N" }) },
  changePassword: { role: "support", input: () => ({ current: "a", next: "b" }) },
  provePassword: { role: "support", input: () => ({ password: "a" }) },
  endOwnSession: { role: "support", input: () => ({ id: newId() }) },
  signOutEverywhere: { role: "support", input: () => ({}) },
};

/** Open to strangers on purpose: signing in (by a one-time link, too) and out, the page's look. */
const OPEN = new Set([
  "signIn",
  "signInWithCode",
  "signOut",
  "setFirstPassword",
  "chooseTheme",
  "chooseLocale",
]);

/** What an administrator may do who must set up two steps before anything else. */
const SETTING_UP = new Set(["beginTwoSteps", "confirmTwoSteps", "provePassword"]);

const boomstream = useBoomstream();
const RANKS: Role[] = ["support", "manager", "administrator"];

let project = "";
beforeAll(async () => {
  setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  project = (await firstProject()).id;
});

const functionsOf = (modules: Record<string, Functions>) =>
  Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === "function")
      .map(([name, run]) => ({ file, name, run })),
  );

const actions = functionsOf(actionModules).filter(({ name }) => !OPEN.has(name));

/** How many rows each table has that a write would touch. */
async function written(): Promise<string> {
  const counts = await Promise.all(
    (
      [
        "activity",
        "invitations",
        "imports",
        "templates",
        "revocations",
        "submissions",
        "links",
        "welcomes",
        "two_steps",
        "recovery_codes",
        "identities",
        "settings",
        "projects",
        "staff_projects",
      ] as const
    ).map((table) =>
      db()
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ),
  );
  return JSON.stringify(counts.map(({ n }) => Number(n)));
}

describe("every function of every data.ts", () => {
  it.each(functionsOf(dataModules))("$name refuses a stranger", async ({ run }) => {
    await signInAs(null);
    const before = await written();
    const calls = await boomstream.callsDuring(async () => {
      const error = await run({}, {}, "").then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(AccessError);
      expect(error).toMatchObject({ code: "signed-out" });
    });
    expect(calls).toEqual({});
    expect(await written()).toBe(before);
  });
});

describe("every server action", () => {
  it("is named in this test, with its role", () => {
    expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  });

  it.each(actions)(
    "$name refuses a stranger, a closed account and too low a role",
    async (action) => {
      const known = ACTIONS[action.name];
      if (!known) throw new Error(`${action.name} is not in ACTIONS`);
      const closed = await makeStaff("administrator");
      await signInAs(closed);
      await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", closed.id).execute();
      const refused = { ok: false, error: { code: "signed-out" } };
      const before = await written();
      const calls = await boomstream.callsDuring(async () => {
        expect(await action.run(known.input())).toEqual(refused);
        await signInAs(null);
        expect(await action.run(known.input())).toEqual(refused);
        for (const role of RANKS.slice(0, RANKS.indexOf(known.role))) {
          await signInAs(await makeStaff(role));
          expect(await action.run(known.input())).toEqual({
            ok: false,
            error: { code: "not-allowed" },
          });
        }
      });
      expect(calls).toEqual({});
      expect(await written()).toBe(before);
      await signInAs(await makeStaff(known.role));
      const allowed = await action.run(known.input());
      expect(allowed).not.toMatchObject({ error: { code: "not-allowed" } });
      expect(allowed).not.toMatchObject({ error: { code: "signed-out" } });
      expect(allowed).not.toMatchObject({ error: { code: "invalid", fields: { code: "" } } });
    },
  );

  it.each(actions)("$name refuses another site's page", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    for (const origin of [undefined, "null", "https://evil.example"]) {
      setHeaders({ host: new URL(env().publicUrl).host, ...(origin && { origin }) });
      expect(await run(ACTIONS[name]?.input())).toEqual({
        ok: false,
        error: { code: "not-allowed" },
      });
    }
    setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  });
});

describe("every server action, where administrators must have two steps", () => {
  beforeAll(async () => {
    const value = { name: "two-steps-required", value: "yes", changed_at: 0 } as const;
    await db().deleteFrom("settings").execute();
    await db().insertInto("settings").values(value).execute();
  });

  const settingUp = actions.filter(({ name }) => SETTING_UP.has(name));
  const others = actions.filter(({ name }) => !SETTING_UP.has(name));
  const owed = { ok: false, error: { code: "two-steps-needed" } };

  it.each(others)("$name refuses one who has not", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    const before = await written();
    const calls = await boomstream.callsDuring(async () => {
      expect(await run(ACTIONS[name]?.input())).toEqual(owed);
    });
    expect(calls).toEqual({});
    expect(await written()).toBe(before);
  });

  it.each(settingUp)("$name is how they get there", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    expect(await run(ACTIONS[name]?.input())).not.toEqual(owed);
  });
});

import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Role } from "@/lib/db/schema";
import { ACTIONS, type Names, OPEN } from "@/lib/testing/known-actions";
import { type Caller, builtActions, clientOf } from "./http-client";
import { connectionOf } from "./foyer";
import { sandboxClient } from "./sandbox";
import { expect, test } from "./test";
import { THOROUGH } from "./thorough";

/** The key of the other project. */
export const SECOND_KEY = "another-project-key-51d0";
const SECRET = "a-secret-of-the-access-journeys-0123456789";
const RANKS: Role[] = ["support", "manager", "administrator"];
const refused = (code: string) => ({ ok: false, error: { code } });

type Handler = {
  /** The lowest allowed role; null: no sign-in required. */
  role: Role | null;
  method?: "POST";
  at: (names: Names & { email: string }) => string;
  /** Only if the URL names an object of a project: the response for others. */
  elsewhere?: { status: number; body?: string };
};

const inConference =
  (rest: string) =>
  ({ conference }: Names) =>
    `/api/conferences/${conference}${rest}`;
const inImport =
  (rest: string) =>
  ({ importId }: Names) =>
    `/api/imports/${importId}${rest}`;
const missing = { status: 404 };

/** Every handler, by its folder in app/api. */
const HANDLERS: Record<string, Handler> = {
  activity: { role: "administrator", at: () => "/api/activity" },
  "activity/checkpoint": {
    role: "administrator",
    method: "POST",
    at: () => "/api/activity/checkpoint",
  },
  "activity/export": { role: "administrator", method: "POST", at: () => "/api/activity/export" },
  "auth/[...nextauth]": { role: null, at: () => "/api/auth/session" },
  "auth/backchannel": { role: null, method: "POST", at: () => "/api/auth/backchannel" },
  "auth/provider": { role: null, method: "POST", at: () => "/api/auth/provider" },
  conferences: {
    role: "support",
    at: ({ projectId }) => `/api/conferences?project=${projectId}`,
    elsewhere: missing,
  },
  "conferences/[code]": { role: "support", at: inConference(""), elsewhere: missing },
  "conferences/[code]/activity": {
    role: "support",
    at: inConference("/activity"),
    elsewhere: missing,
  },
  "conferences/[code]/calendar": {
    role: "support",
    at: inConference("/calendar"),
    elsewhere: missing,
  },
  "conferences/[code]/expiring": {
    role: "support",
    at: inConference("/expiring?before=1"),
    elsewhere: missing,
  },
  "conferences/[code]/export": { role: "manager", at: inConference("/export"), elsewhere: missing },
  "conferences/[code]/preview-roster": {
    role: "manager",
    at: inConference("/preview-roster"),
    elsewhere: missing,
  },
  "conferences/[code]/participants": {
    role: "support",
    at: inConference("/participants"),
    elsewhere: missing,
  },
  "conferences/[code]/participants/[participant]": {
    role: "support",
    at: ({ conference, participant }) =>
      `/api/conferences/${conference}/participants/${participant}`,
    elsewhere: missing,
  },
  "conferences/[code]/summary": {
    role: "support",
    at: inConference("/summary"),
    elsewhere: missing,
  },
  "conferences/[code]/template": {
    role: "support",
    at: inConference("/template"),
    elsewhere: missing,
  },
  "conferences/deleted": {
    role: "manager",
    at: ({ projectId }) => `/api/conferences/deleted?project=${projectId}`,
    elsewhere: missing,
  },
  events: { role: "support", at: () => "/api/events" },
  health: { role: null, at: () => "/api/health" },
  "health/live": { role: null, at: () => "/api/health/live" },
  "health/ready": { role: null, at: () => "/api/health/ready" },
  imports: {
    role: "support",
    at: ({ projectId }) => `/api/imports?project=${projectId}`,
    elsewhere: missing,
  },
  "imports/[id]": { role: "support", at: inImport(""), elsewhere: missing },
  "imports/[id]/results": { role: "manager", at: inImport("/results"), elsewhere: missing },
  "imports/[id]/rows": { role: "support", at: inImport("/rows"), elsewhere: missing },
  people: {
    role: "support",
    at: ({ email }) => `/api/people?q=${encodeURIComponent(email)}`,
    elsewhere: { status: 200, body: '{"people":[],"more":false}' },
  },
  "people/[email]": {
    role: "support",
    at: ({ email }) => `/api/people/${encodeURIComponent(email)}`,
    elsewhere: missing,
  },
  "people/[email]/export": {
    role: "manager",
    method: "POST",
    at: ({ email }) => `/api/people/${encodeURIComponent(email)}/export?format=json`,
    elsewhere: missing,
  },
  "mail/bounces": { role: null, method: "POST", at: () => "/api/mail/bounces" },
  "mail/preview": { role: "manager", method: "POST", at: () => "/api/mail/preview" },
  projects: { role: "administrator", at: () => "/api/projects" },
  staff: { role: "administrator", at: () => "/api/staff" },
};

/** Passes without effect: no link expires, no conference was deleted, and no project emails yet. */
const NOTHING_TO_DO = new Set([
  "addReminder",
  "updateReminder",
  "pauseReminder",
  "resumeReminder",
  "deleteReminder",
  "decideApproval",
  "renewExpiringLinks",
  "restoreConference",
  "sendAgain",
]);

/** The server's settings: it runs only what the tests request. */
export const ACCESS_SERVER = {
  FOYER_SWEEP_MINUTES: "1440",
  FOYER_UNDO_SECONDS: "120",
  // An email server that does not respond.
  SMTP_URL: "smtp://127.0.0.1:1",
  SMTP_FROM: "Events <events@example.com>",
  NEXTAUTH_SECRET: SECRET,
};

/**
 * Tests access over HTTP: every action and handler, for every role, in both projects. `npm test` runs this part,
 * `npm run test:thorough` both.
 */
export function describeAccess(part: "refusals" | "permissions"): void {
  let client: ReturnType<typeof clientOf>;
  let names: Names & { email: string };
  let own = "";
  let other = "";
  let quiet: (work: () => Promise<void>) => Promise<void>;

  test.describe.configure({ mode: "default" });
  test.beforeAll(async ({ foyer, second: service }) => {
    client = clientOf(foyer, SECRET);
    const first = sandboxClient(connectionOf(foyer.dataDir));
    const second = sandboxClient({ ...service, key: SECOND_KEY });
    quiet = async (work) => {
      const before = {
        rows: client.snapshot(),
        calls: [await first.lastCall(), await second.lastCall()],
      };
      await work();
      expect([await first.lastCall(), await second.lastCall()], "calls").toEqual(before.calls);
      expect(client.snapshot(), "rows").toEqual(before.rows);
    };

    const admin = await client.addStaff("administrator");
    expect(
      await client.callAction(admin, "addProject", { name: "Other", key: SECOND_KEY }),
    ).toMatchObject({
      ok: true,
    });
    own = client.read("select id as found from projects where kind = 'sandbox'");
    other = client.read("select id as found from projects where kind = 'stored'");
    const { code: conference } = await first.seed(3);
    // Both lists are fresh, so that no background sweep runs.
    for (const projectId of [own, other]) {
      const fresh = await client.callAction(admin, "refreshConferences", { projectId });
      expect(fresh).toMatchObject({ ok: true });
    }
    await client.callAction(admin, "refreshRoster", { conferenceCode: conference });
    names = { ...(await createObjects(admin, conference)), projectId: own, conference };
    // A conference without a time has no calendar file.
    client.write(
      "update conferences set starts_at = ?, time_zone = 'UTC' where code = ?",
      Date.now(),
      conference,
    );
    names.mailId = await newestMail(connectionOf(foyer.dataDir));
  });

  /** One object of each kind, in this conference. */
  async function createObjects(admin: Caller, conference: string) {
    const [invitationId, importId] = [randomUUID(), randomUUID()];
    const invitation = { id: invitationId, conferenceCode: conference, email: "kim@example.com" };
    const invited = await client.callAction(admin, "inviteParticipant", {
      ...invitation,
      name: "Kim",
      moderator: false,
      notify: true,
      lifetime: null,
      avatarUrl: "",
      again: true,
    });
    const { data } = z.object({ data: z.object({ link: z.string() }) }).parse(invited);
    const person = (email: string) =>
      client.read(
        "select code as found from participants where conference_code = ? and email = ?",
        conference,
        email,
      );
    const participant = person("kim@example.com");
    const leaving = client.read(
      "select code as found from participants where conference_code = ? and email <> ? and revoked = 0",
      conference,
      "kim@example.com",
    );
    await newImport(admin, conference, importId);
    expect(
      await client.callAction(admin, "revokeParticipants", { codes: [leaving] }),
    ).toMatchObject({
      ok: true,
    });
    const revocationId = client.read("select id as found from revocations");
    const { link } = data;
    const email = "kim@example.com";
    return {
      participant,
      importId,
      invitationId,
      revocationId,
      selectionId: "",
      link,
      email,
      mailId: "",
    };
  }

  async function newImport(admin: Caller, conference: string, id: string): Promise<void> {
    const begun = { id, conferenceCode: conference, mode: "invite", name: "", total: 1 };
    expect(await client.callAction(admin, "createImport", begun)).toMatchObject({ ok: true });
  }

  /** Selections belong to the person who made them. */
  function choose(caller: NonNullable<Caller>): void {
    names.selectionId = randomUUID();
    client.write(
      `insert into selections (id, staff_id, project_id, conference_code, codes, created_at)
       values (?, ?, ?, ?, ?, ?)`,
      names.selectionId,
      caller.staffId,
      own,
      names.conference,
      JSON.stringify([names.participant]),
      Date.now(),
    );
  }

  const below = (role: Role) => RANKS.slice(0, RANKS.indexOf(role));
  const from = (role: Role) => RANKS.slice(RANKS.indexOf(role));
  const built = builtActions();
  // The build drops actions that no page calls: nobody can call them over HTTP.
  const actions = Object.entries(ACTIONS).filter(([name]) => built.has(name));
  const known = Object.entries(HANDLERS);

  test("lists a role for every action and handler of the build", () => {
    const known = new Set([...Object.keys(ACTIONS), ...OPEN]);
    expect([...built.keys()].filter((name) => !known.has(name))).toEqual([]);
    expect(actions.length).toBeGreaterThan(50);
    const handlers = readdirSync("app/api", { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "route.ts")
      .map((file) => ({
        folder: path.dirname(file).replaceAll(path.sep, "/"),
        gets: /export (async )?function GET\b|export const GET\b|export \{ GET \}/.test(
          readFileSync(path.join("app/api", file), "utf8"),
        ),
      }));
    expect(handlers.map(({ folder }) => folder).toSorted()).toEqual(
      Object.keys(HANDLERS).toSorted(),
    );
    for (const { folder, gets } of handlers) {
      expect(HANDLERS[folder]?.method === "POST", folder).toBe(!gets);
    }
  });

  if (THOROUGH || part === "refusals") {
    test("signed-out people and closed accounts get no data, no call and no write", async () => {
      const closed = await client.addStaff("administrator", { closed: true });
      choose(closed);
      await quiet(async () => {
        for (const caller of [null, closed]) {
          for (const [name, { input }] of actions) {
            expect(await client.callAction(caller, name, input(names)), name).toEqual(
              refused("signed-out"),
            );
          }
          for (const [folder, { role, at, method }] of known) {
            if (role === null) continue;
            const { status, body } = await client.request(caller, at(names), method);
            expect([status, body], folder).toEqual([401, '{"error":{"code":"signed-out"}}']);
          }
        }
      });
    });

    test("too low a role gets no data, no call and no write", async () => {
      const callers = new Map(
        await Promise.all(RANKS.map(async (rank) => [rank, await client.addStaff(rank)] as const)),
      );
      await quiet(async () => {
        for (const [name, { role, input }] of actions) {
          for (const rank of below(role)) {
            const result = await client.callAction(callers.get(rank) ?? null, name, input(names));
            expect(result, `${rank} ${name}`).toEqual(refused("not-allowed"));
          }
        }
        for (const [folder, { role, at, method }] of known) {
          for (const rank of role ? below(role) : []) {
            const { status, body } = await client.request(
              callers.get(rank) ?? null,
              at(names),
              method,
            );
            expect([status, body], `${rank} ${folder}`).toEqual([
              403,
              '{"error":{"code":"not-allowed"}}',
            ]);
          }
        }
      });
    });

    test("objects of a hidden project look as if they did not exist", async () => {
      for (const rank of ["support", "manager"] as const) {
        const caller = await client.addStaff(rank, { only: other });
        choose(caller);
        await quiet(async () => {
          for (const [name, { role, input, elsewhere }] of actions) {
            if (!elsewhere || !from(role).includes(rank)) continue;
            const result = await client.callAction(caller, name, input(names));
            expect(result, `${rank} ${name}`).toEqual(elsewhere(names));
          }
          for (const [folder, { role, at, method, elsewhere }] of known) {
            if (!elsewhere || !role || !from(role).includes(rank)) continue;
            const { status, body } = await client.request(caller, at(names), method);
            const nothing = elsewhere.body ?? '{"error":{"code":"not-found"}}';
            expect([status, body], `${rank} ${folder}`).toEqual([elsewhere.status, nothing]);
          }
        });
      }
    });
  }

  if (THOROUGH || part === "permissions") {
    test("an allowed role passes in its own project", async () => {
      test.setTimeout(180_000);
      const admin = await client.addStaff("administrator");
      for (const rank of RANKS) {
        const only = rank === "administrator" ? {} : { only: own };
        const reader = await client.addStaff(rank, only);
        for (const [folder, { role, at, method }] of known) {
          // They need a form, or a signature.
          if (/^(?:auth\/(?:provider|backchannel)|mail\/(?:bounces|preview))$/.test(folder))
            continue;
          if (role && !from(role).includes(rank)) continue;
          const { status } = await client.request(reader, at(names), method);
          expect(status, `${rank} ${folder}`).toBe(200);
        }
        // Some of them end the session, and one deletes the import.
        const last = ["deleteImport"];
        for (const [name, { role, input, elsewhere }] of actions.toSorted(
          ([one], [next]) => last.indexOf(one) - last.indexOf(next),
        )) {
          if (!from(role).includes(rank)) continue;
          const caller = await client.addStaff(rank, only);
          choose(caller);
          // Undone already by another action or role.
          client.write("update revocations set state = 'planned' where id = ?", names.revocationId);
          const result = await client.callAction(caller, name, input(names));
          for (const code of ["signed-out", "not-allowed", "two-steps-needed", "password-needed"]) {
            expect(result, `${rank} ${name}`).not.toMatchObject(refused(code));
          }
          if (!elsewhere || NOTHING_TO_DO.has(name)) continue;
          expect(result, `${rank} ${name}`).not.toEqual(elsewhere(names));
        }
        names.importId = randomUUID();
        await newImport(admin, names.conference, names.importId);
      }
    });

    test("reminders change for managers of their project, and for nobody else", async () => {
      client.write("update projects set mail = 1");
      const conferenceCode = names.conference;
      const rule = { moment: "before", minutes: 90, audience: "all" };
      const rules = () =>
        client.read(
          `select coalesce(group_concat(id || ' ' || minutes || ' ' || paused), '') as found
           from reminder_rules`,
        );
      /** Runs five actions in turn, each with the rules that remain after it. */
      const steps = (first: string, next: string) =>
        [
          ["addReminder", { ...rule, id: first, conferenceCode }, `${first} 90 0`],
          [
            "updateReminder",
            { ...rule, minutes: 30, id: first, nextId: next, conferenceCode },
            `${next} 30 0`,
          ],
          ["pauseReminder", { id: next, conferenceCode }, `${next} 30 1`],
          ["resumeReminder", { id: next, conferenceCode }, `${next} 30 0`],
          ["deleteReminder", { id: next, conferenceCode }, ""],
        ] as const;
      const refusals = [
        [await client.addStaff("support", { only: own }), "not-allowed"],
        [await client.addStaff("manager", { only: other }), "not-found"],
        [await client.addStaff("manager", { only: own, closed: true }), "signed-out"],
        [null, "signed-out"],
      ] as const;
      for (const rank of from("manager")) {
        const caller = await client.addStaff(rank, rank === "manager" ? { only: own } : {});
        for (const [name, input, after] of steps(randomUUID(), randomUUID())) {
          const before = rules();
          for (const [refusedCaller, code] of refusals) {
            expect(await client.callAction(refusedCaller, name, input), name).toEqual(
              refused(code),
            );
            expect(rules(), `${code} ${name}`).toBe(before);
          }
          const done = await client.callAction(caller, name, input);
          expect(done, `${rank} ${name}`).toEqual({ ok: true, data: null });
          expect(rules(), `${rank} ${name}`).toBe(after);
        }
      }
    });
  }
}

async function newestMail({ origin, key }: { origin: string; key: string }): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${origin}/sandbox/outbox?limit=1`, { headers });
  return z.array(z.object({ id: z.coerce.string() })).parse(await response.json())[0]?.id ?? "";
}

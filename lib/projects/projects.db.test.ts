import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getConference } from "@/lib/conferences/get";
import { listFreshConferences } from "@/lib/conferences/list";
import { updateConference } from "@/lib/conferences/update";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { refreshRoster } from "@/lib/participants/refresh";
import { setStaffProjects } from "@/lib/staff/set-projects";
import { useBoomstream } from "@/lib/testing/boomstream";
import { setCookie } from "@/lib/testing/next-headers";
import { firstProject } from "@/lib/testing/project";
import { SECOND_KEY, useSecondService } from "@/lib/testing/second-project";
import { findVerbs } from "@/lib/testing/verbs";
import { written } from "@/lib/testing/written";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import * as dataAdd from "./add";
import * as dataClose from "./close";
import * as dataList from "./list";
import * as dataRename from "./rename";
import * as dataReopen from "./reopen";
import * as dataReplaceKey from "./replace-key";
import { PROJECT_COOKIE } from "@/lib/access/project-cookie";

const data = {
  ...dataAdd,
  ...dataClose,
  ...dataList,
  ...dataRename,
  ...dataReopen,
  ...dataReplaceKey,
};

const boomstream = useBoomstream();
const second = useSecondService();
const LIST = { q: "", when: "all", sort: "title" } as const;

let projectId = "";
let conferenceCode = "";
let participantCode = "";

beforeAll(async () => {
  await signInAs(await makeStaff("administrator"));
  conferenceCode = await second.seed("Foreign", 2);
  const added = await data.addProject({ name: "Second", key: SECOND_KEY });
  if (!added.ok) throw new Error(added.error.code);
  projectId = added.data.id;
  await refreshRoster({ conferenceCode });
  const person = await db()
    .selectFrom("participants")
    .select("code")
    .where("conference_code", "=", conferenceCode)
    .executeTakeFirstOrThrow();
  participantCode = person.code;
});

beforeEach(async () => {
  setCookie(PROJECT_COOKIE, null);
  await signInAs(await makeStaff("administrator"));
});

async function limited(role: "support" | "manager"): Promise<void> {
  const { id: own } = await firstProject();
  const person = await makeStaff(role);
  await setStaffProjects({ id: person.id, version: 1, projects: [own] });
  await signInAs(person);
}

describe("a key", () => {
  it("is stored sealed; only its end is returned", async () => {
    const row = (await data.listProjects()).find(({ id }) => id === projectId);
    expect(row).toMatchObject({ name: "Second", keyTail: "9f3c", conferences: 1, closed: false });
    const kept = await db().selectFrom("projects").selectAll().execute();
    const acts = await db().selectFrom("activity").selectAll().execute();
    expect(JSON.stringify([row, kept, acts])).not.toContain(SECOND_KEY.slice(0, 12));
  });

  it("is verified before it is stored, and not stored twice", async () => {
    const refused = await data.addProject({ name: "Third", key: "not-a-key-of-ours" });
    expect(refused).toMatchObject({ error: { fields: { key: "keyRefused" } } });
    const again = await data.addProject({ name: "Third", key: SECOND_KEY });
    expect(again).toMatchObject({ error: { fields: { key: "keyKnown" } } });
    expect(await data.listProjects()).toHaveLength(2);
  });
});

describe("the project", () => {
  it("of a list is the given one, else the tab's, else the first", async () => {
    const titles = async (named?: string) =>
      (await listFreshConferences(LIST, undefined, named)).rows.map(({ title }) => title);
    expect(await titles()).not.toContain("Foreign");
    expect(await titles(projectId)).toEqual(["Foreign"]);
    setCookie(PROJECT_COOKIE, projectId);
    expect(await titles()).toEqual(["Foreign"]);
    setCookie(PROJECT_COOKIE, newId());
    expect(await titles()).not.toContain("Foreign");
  });

  it("of a write is the code's, whatever the tab's project", async () => {
    const { id } = await firstProject();
    setCookie(PROJECT_COOKIE, id);
    const before = await getConference(conferenceCode);
    expect(before).toMatchObject({ projectId, title: "Foreign" });
    const loaded = {
      title: "Foreign",
      description: before?.description ?? "",
      starts: "",
      timeZone: "",
      duration: "",
      folderCode: "",
    };
    const own = await boomstream.callsDuring(async () => {
      const result = await updateConference({ code: conferenceCode, loaded, ...loaded });
      expect(result).toMatchObject({ ok: true, data: { projectId } });
    });
    expect(own).toEqual({});
  });

  it("is closed without its key and reopened with it; the last one stays open", async () => {
    const { id } = await firstProject();
    expect(await data.closeProject({ id: projectId })).toMatchObject({ ok: true });
    await expect(getConference(conferenceCode)).rejects.toMatchObject({ code: "not-found" });
    const row = await db()
      .selectFrom("projects")
      .selectAll()
      .where("id", "=", projectId)
      .executeTakeFirst();
    expect(row).toMatchObject({ sealed_key: null, key_fingerprint: null });
    expect(await data.closeProject({ id })).toMatchObject({ error: { code: "last-project" } });
    const wrong = await data.reopenProject({ id: projectId, key: "not-a-key-of-ours" });
    expect(wrong).toMatchObject({ error: { fields: { key: "keyRefused" } } });
    const opened = await data.reopenProject({ id: projectId, key: SECOND_KEY });
    expect(opened).toMatchObject({ ok: true });
    expect(await getConference(conferenceCode)).toMatchObject({ title: "Foreign" });
  });
});

/** Folders whose verbs name no conference: the own profile, and administration. */
const ELSEWHERE = new Set(["staff", "profile", "projects", "two-step", "settings"]);

describe("a person limited to other projects", () => {
  const functions = findVerbs().filter(({ file }) => !ELSEWHERE.has(file.split("/")[1] ?? ""));

  it("covers existing verbs only", () => {
    const names = functions.map(({ name }) => name);
    expect([...refusals.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(functions)("$name returns and changes nothing there", async ({ name, run }) => {
    await limited("manager");
    const before = { calls: await second.calls(), rows: await written() };
    const own = await boomstream.callsDuring(async () => {
      const result = await run(...inputOf(name)).then(
        (value) => value,
        (error: unknown) => ({ thrown: error instanceof Error ? error.message : "?" }),
      );
      expect(JSON.stringify(result) ?? "").not.toContain("Foreign");
      expect(refusals.has(name) ? result : { thrown: "not-found" }).toEqual(
        refusals.has(name) ? refusals.get(name) : { thrown: "not-found" },
      );
    });
    expect(Object.keys(own).filter((method) => method !== "list")).toEqual([]);
    expect({ calls: await second.calls(), rows: await written() }).toEqual(before);
  });
});

const thrown = { thrown: "not-found" };
/** How each verb reports an unknown object. */
const refusals = new Map<string, unknown>([
  ...[
    "listParticipants",
    "listFreshParticipants",
    "refreshRoster",
    "refreshParticipant",
    "updateParticipant",
    "setModerator",
    "revokeParticipants",
    "selectAll",
    "refreshConference",
    "createConference",
    "updateConference",
    "deleteConference",
    "inviteParticipant",
    "createLink",
    "listUnknownInvitations",
    "createImport",
    "renewExpiringLinks",
    "getPreviewRoster",
    "expiringLinks",
    "summarizeRoster",
    "getTemplate",
    "saveTemplate",
    "copyLinks",
    "listHistory",
    "revokeMemberships",
    "listConferences",
    "listFreshConferences",
    "refreshConferences",
    "listImports",
    "listApprovals",
    "getConference",
    "getAccess",
    "exportParticipants",
  ].map((name): [string, unknown] => [name, thrown]),
  ["getPerson", null],
]);

function inputOf(name: string): unknown[] {
  const roster = { q: "", role: "all", status: "all", links: "all", sort: "name" };
  const fields = { title: "Mine", description: "", folderCode: "" };
  const person = { email: "mine@example.com", name: "Mine" };
  const all = {
    id: newId(),
    projectId,
    code: conferenceCode,
    conferenceCode,
    participantCode,
    codes: [participantCode],
    ids: [newId()],
    memberships: [{ projectId, code: participantCode }],
    conference: conferenceCode,
    importId: newId(),
    moderator: true,
    notify: true,
    lifetime: null,
    avatarUrl: "",
    again: true,
    params: roster,
    decision: "leave",
    except: [],
    text: "{link}",
    version: 0,
    before: Date.now(),
    q: "Foreign",
    loaded: fields,
    ...fields,
    ...person,
    ...(name === "deleteConference" && { title: "Foreign" }),
  };
  if (/^(refreshParticipant|updateParticipant)$/.test(name)) {
    return [{ ...all, code: participantCode, loaded: person }];
  }
  if (/^(listConferences|listFreshConferences)$/.test(name)) return [LIST, undefined, projectId];
  // A stream that its browser closes at once; an open one would last into later tests.
  if (name === "watchChanges") return [AbortSignal.abort()];
  if (name === "listImports") return [undefined, projectId];
  if (name === "listApprovals") return [projectId];
  if (/^(listParticipants|listFreshParticipants|exportParticipants)$/.test(name)) {
    return [conferenceCode, roster, 0];
  }
  if (name === "getAccess") return [participantCode];
  if (name === "getPerson") return ["participant1@example.com"];
  if (/^(expiringLinks|summarizeRoster|getPreviewRoster|getTemplate)$/.test(name))
    return [conferenceCode, ""];
  if (/^(getConference|listUnknownInvitations)$/.test(name)) return [conferenceCode];
  if (/^(getImport|listImportRows|downloadResults)$/.test(name)) return [newId(), {}, "en"];
  return [all];
}

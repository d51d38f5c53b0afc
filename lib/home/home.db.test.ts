import { beforeEach, expect, it } from "vitest";
import { createConference } from "@/lib/conferences/create";
import { db } from "@/lib/db/db";
import { inviteParticipant } from "@/lib/invitations/invite";
import { copyLinks } from "@/lib/links/copy";
import { listParticipants } from "@/lib/participants/list";
import { refreshRoster } from "@/lib/participants/refresh";
import { RosterParams } from "@/lib/participants/schema";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { getHome } from "./get";

useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});

async function create(title: string, starts: string): Promise<string> {
  const { id: projectId } = await firstProject();
  const time = { starts, timeZone: starts && "UTC", duration: starts && "60" };
  const fields = { id: newId(), projectId, title, description: "", ...time, folderCode: "" };
  const result = await createConference(fields);
  return result.ok ? result.data.code : "";
}

it("lists upcoming conferences, without past and undated ones", async () => {
  // The first visit fetches the list.
  expect((await getHome()).unread).toBe(false);
  await create("Home undated", "");
  await create("Home over", "2020-01-01T10:00");
  await create("Home later", "2032-01-02T10:00");
  await create("Home sooner", "2032-01-01T10:00");
  const { upcoming, recent } = await getHome();
  const titles = upcoming.map(({ title }) => title).filter((title) => title.startsWith("Home"));
  expect(titles).toEqual(["Home sooner", "Home later"]);
  expect(recent[0]?.title).toBe("Home sooner");
});

it("lists links that expire before their conference, and failed invitations", async () => {
  const code = await create("Home warns", "2033-01-01T10:00");
  const invitation = {
    id: newId(),
    conferenceCode: code,
    email: `${newId()}@guests.example`,
    name: "",
    moderator: false,
    notify: false,
    lifetime: 3_600,
    avatarUrl: "",
    again: false,
  };
  expect(await inviteParticipant(invitation)).toMatchObject({ ok: true });
  const of = async (kind: string) =>
    (await getHome()).attention.find((one) => one.kind === kind && one.title === "Home warns");
  expect(await of("expiring")).toMatchObject({ code, count: 1 });
  expect(await of("failed")).toBeUndefined();
  await db()
    .updateTable("invitations")
    .set({ state: "failed" })
    .where("id", "=", invitation.id)
    .execute();
  expect(await of("failed")).toMatchObject({ code, count: 1 });
});

it("hides managers' work from support", async () => {
  await signInAs(await makeStaff("support"));
  expect(await getHome()).toMatchObject({ attention: [], firstSteps: null });
});

it("guides a project through its first steps, and then hides the guide", async () => {
  const { firstSteps } = await getHome();
  // Other tests created and invited here, but copied nothing.
  expect(firstSteps).toMatchObject({ created: true, invited: true, copied: false });
  const code = firstSteps?.code ?? "";
  await refreshRoster({ conferenceCode: code });
  const { rows } = await listParticipants(code, RosterParams.parse({}));
  await copyLinks({ codes: rows.map((row) => row.code) });
  expect((await getHome()).firstSteps).toBeNull();
});

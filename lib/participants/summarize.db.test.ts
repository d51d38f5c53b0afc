import { beforeEach, expect, it } from "vitest";
import { inviteParticipant } from "@/lib/invitations/invite";
import { copyLinks } from "@/lib/links/copy";
import { newId } from "@/lib/platform/ids";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { listParticipants } from "./list";
import { refreshRoster } from "./refresh";
import { RosterParams } from "./schema";
import { summarizeRoster } from "./summarize";

const boomstream = useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("manager"));
});

async function invite(conferenceCode: string, more: { notify?: boolean; lifetime?: number }) {
  const email = `${newId()}@example.com`;
  const result = await inviteParticipant({
    id: newId(),
    conferenceCode,
    email,
    name: "",
    moderator: false,
    notify: false,
    lifetime: null,
    avatarUrl: "",
    again: false,
    ...more,
  });
  expect(result).toMatchObject({ ok: true });
  return email;
}

it("counts participants by their links, and the same parts filter the roster", async () => {
  const conference = await boomstream.seed("A summary", 2);
  const emailed = await invite(conference, { notify: true });
  const expiring = await invite(conference, { lifetime: 3_600 });
  const silent = await invite(conference, {});
  await refreshRoster({ conferenceCode: conference });
  const listed = async (links: string) => {
    const { rows } = await listParticipants(conference, RosterParams.parse({ links }));
    return rows.map(({ email }) => email).sort();
  };
  expect(await summarizeRoster(conference)).toEqual({
    emailed: 1,
    unsent: 2,
    expiring: 1,
    unknown: 2,
  });
  expect(await listed("emailed")).toEqual([emailed]);
  expect(await listed("expiring")).toEqual([expiring]);
  expect(await listed("unsent")).toEqual([expiring, silent].sort());
  expect(await listed("unknown")).toHaveLength(2);
  const all = await listParticipants(conference, RosterParams.parse({}));
  const code = all.rows.find(({ email }) => email === silent)?.code ?? "";
  expect(await copyLinks({ codes: [code] })).toMatchObject({ ok: true });
  expect(await listed("unsent")).toEqual([expiring]);
});

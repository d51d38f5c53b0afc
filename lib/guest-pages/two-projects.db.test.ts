import { createHmac } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { inviteParticipant } from "@/lib/invitations/invite";
import { copyLinks } from "@/lib/links/copy";
import { receiveBounces } from "@/lib/mail/receive-bounces";
import { setVariables, useMail } from "@/lib/mail/testing/use-mail";
import { refreshRoster } from "@/lib/participants/refresh";
import { getLostLinkPage } from "@/lib/personal-links/get-lost-page";
import { wallNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { addProject } from "@/lib/projects/add";
import { hasStoppedReminders, stopLink } from "@/lib/reminder-opt-outs/store";
import { attackList } from "@/lib/testing/attack-list";
import { SECOND_KEY, useSecondService } from "@/lib/testing/second-project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { openLostLinkPage, requestLostLink } from "./lost-link";
import { guestCalendar, joinFromGuestPage, openGuestPage } from "./handlers";
import { stopRemindersFromPage } from "./stop-reminders";

// Two projects with separate services invite one person.
const mail = useMail();
const second = useSecondService();
const SECRET = "s".repeat(40);
const email = `${newId()}@people.example`;

type Side = { project: string; conference: string; title: string; token: string; page: string };
let ours: Side;
let theirs: Side;

async function invite(project: string, conference: string, title: string, to: string) {
  const sent = await inviteParticipant({
    id: newId(),
    conferenceCode: conference,
    email: to,
    name: "Anna",
    moderator: false,
    notify: true,
    lifetime: null,
    avatarUrl: "",
    again: false,
  });
  if (!sent.ok || sent.data.code === null) throw new Error("The invitation failed.");
  await refreshRoster({ conferenceCode: conference });
  const copied = await copyLinks({ codes: [sent.data.code] });
  const token = (copied.ok && copied.data[0]?.link?.split("/j/")[1]) || "";
  await mail.run();
  const page = (await getLostLinkPage(conference))?.split("/j/lost/")[1] ?? "";
  return { project, conference, title, token, page };
}

beforeAll(async () => {
  globalThis.foyerServes = true;
  setVariables({ FOYER_BOUNCE_SECRET: SECRET });
  await signInAs(await makeStaff("administrator"));
  const conference = await second.seed("Theirs");
  const added = await addProject({ name: "Second", key: SECOND_KEY });
  if (!added.ok) throw new Error(added.error.code);
  await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
  const first = await mail.invited({ title: "Ours" });
  ours = await invite(mail.project, first.conference, "Ours", email);
  await mail.setTime(conference, wallNow() + 3_600_000);
  theirs = await invite(added.data.id, conference, "Theirs", email);
});

type Page = (request: Request, of: string) => Promise<Response>;

function ask(page: Page, of: string, method = "GET", body?: string): Promise<Response> {
  const headers = {
    "x-foyer-peer": `198.51.100.${Math.floor(Math.random() * 250)}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const request = new Request(`http://localhost:3000/j/${of}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  return page(request, of);
}

const sides = () =>
  [
    [ours, theirs],
    [theirs, ours],
  ] as const;
const lostRows = async ({ project }: Side) =>
  (await mail.rowsTo(email)).filter(
    ({ kind, project_id }) => kind === "lost-link" && project_id === project,
  ).length;

it("a link of one project shows nothing of the other", async () => {
  const attacks = attackList();
  const joined: string[] = [];
  for (const [own, other] of sides()) {
    for (const [name, page] of [
      ["open", openGuestPage],
      ["calendar", guestCalendar],
    ] as const) {
      const response = await ask(page, own.token);
      const text = await response.text();
      const isOwn = response.status === 200 && text.includes(own.title);
      attacks.note(`${name} ${own.title}`, isOwn && !text.includes(other.title));
      attacks.note(`${name} ${own.title}, its code`, !text.includes(other.conference));
    }
    const pressed = await ask(joinFromGuestPage, own.token, "POST");
    joined.push(pressed.headers.get("location") ?? "");
    const lost = await (await ask(openLostLinkPage, own.page)).text();
    attacks.note(`lost ${own.title}`, lost.includes(own.title) && !lost.includes(other.title));
  }
  const hosts = joined.map((link) => new URL(link).host);
  attacks.note("Join", new Set(hosts).size === 2);
  expect(attacks.result()).toEqual({ tried: 11, through: [] });
});

it("a link copied in the database to another project does not redirect", async () => {
  const linkOf = ({ conference }: Side) =>
    db()
      .selectFrom("links")
      .select(["id", "sealed", "key_id"])
      .where("conference_code", "=", conference)
      .where("email_key", "=", email)
      .executeTakeFirstOrThrow();
  const [own, foreign] = [await linkOf(ours), await linkOf(theirs)];
  const target = (await ask(joinFromGuestPage, theirs.token, "POST")).headers.get("location");
  const store = ({ sealed, key_id }: typeof own) =>
    db().updateTable("links").set({ sealed, key_id }).where("id", "=", own.id).execute();
  await store(foreign);
  const pressed = await ask(joinFromGuestPage, ours.token, "POST");
  expect(target).not.toBeNull();
  expect(pressed.headers.get("location")).not.toBe(target);
  await store(own);
});

it("turning off a feature of one project affects only its own links", async () => {
  const attacks = attackList();
  for (const [own, other] of sides())
    for (const off of [{ personal_links: 0 }, { mail: 0 }, { closed_at: 1 }] as const) {
      const set = (values: object) =>
        db().updateTable("projects").set(values).where("id", "=", own.project).execute();
      await set(off);
      const statuses = await Promise.all([
        ask(openGuestPage, own.token),
        ask(openLostLinkPage, own.page),
        ask(openGuestPage, other.token),
        ask(openLostLinkPage, other.page),
      ]);
      const expected = "mail" in off ? [200, 404, 200, 200] : [404, 404, 200, 200];
      const name = `${own.title} ${JSON.stringify(off)}`;
      attacks.note(name, statuses.map(({ status }) => status).join() === expected.join());
      await set({ personal_links: 1, mail: 1, closed_at: null });
    }
  expect(attacks.result()).toEqual({ tried: 6, through: [] });
});

it("a lost link page emails only links of its own project", async () => {
  const attacks = attackList();
  const only = `${newId()}@people.example`;
  await invite(theirs.project, theirs.conference, "Theirs", only);
  for (const [own, other] of sides()) {
    const before = await lostRows(other);
    await ask(requestLostLink, own.page, "POST", new URLSearchParams({ email }).toString());
    await mail.run();
    attacks.note(`${own.title} mails its own`, (await lostRows(own)) === 1);
    attacks.note(`${own.title} mails no other`, (await lostRows(other)) === before);
  }
  await ask(requestLostLink, ours.page, "POST", new URLSearchParams({ email: only }).toString());
  await mail.run();
  const found = (await mail.rowsTo(only)).filter(({ kind }) => kind === "lost-link");
  attacks.note("somebody of the other roster", found.length === 0);
  for (const [own, other] of sides()) {
    const [sent] = mail.smtp
      .to(email)
      .filter(({ subject }) => subject === `Your link: ${own.title}`);
    const text = sent?.text ?? "";
    attacks.note(`${own.title} link`, text.includes(own.token) && !text.includes(other.token));
  }
  expect(attacks.result()).toEqual({ tried: 7, through: [] });
});

it("a stop link stops only the reminders of its own project", async () => {
  const attacks = attackList();
  const person = ({ project, conference }: Side) => ({
    project_id: project,
    conference_code: conference,
    email_key: email,
  });
  const tokens = await Promise.all(
    [ours, theirs].map(async (side) => {
      const link = await stopLink({ ...person(side), email });
      return /\/j\/([\w-]{22})\//.exec(link)?.[1] ?? "";
    }),
  );
  attacks.note("two tokens", tokens[0] !== tokens[1]);
  attacks.note(
    "status",
    (await ask(stopRemindersFromPage, tokens[0] ?? "", "POST")).status === 200,
  );
  attacks.note("own", await hasStoppedReminders(person(ours)));
  attacks.note("other project", !(await hasStoppedReminders(person(theirs))));
  // The conference code alone is not enough.
  const mixed = { ...person(theirs), conference_code: ours.conference };
  attacks.note("other project, same code", !(await hasStoppedReminders(mixed)));
  expect(attacks.result()).toEqual({ tried: 5, through: [] });
});

it("a bounce affects only the message that it names", async () => {
  const rowOf = async ({ project }: Side) =>
    (await mail.rowsTo(email)).find(
      ({ kind, project_id }) => kind === "invitation" && project_id === project,
    );
  const [own, other] = [await rowOf(ours), await rowOf(theirs)];
  const messageId = `<${other?.id ?? ""}@example.com>`;
  const body = JSON.stringify({ bounces: [{ messageId, email, response: "550" }] });
  const seconds = Math.floor(wallNow() / 1_000);
  const mac = createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex");
  const headers = { "foyer-signature": `t=${seconds},v1=${mac}` };
  const url = "http://localhost:3000/api/mail/bounces";
  await receiveBounces(new Request(url, { method: "POST", headers, body }));
  expect([own?.state, other?.state]).toEqual(["accepted", "accepted"]);
  expect([(await rowOf(ours))?.state, (await rowOf(theirs))?.state]).toEqual([
    "accepted",
    "rejected",
  ]);
});

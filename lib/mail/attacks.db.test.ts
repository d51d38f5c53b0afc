import { createHmac } from "node:crypto";
import { type ParsedMail, simpleParser } from "mailparser";
import ical from "node-ical";
import { beforeAll, expect, it } from "vitest";
import { saveMailTemplate } from "@/lib/mail-templates/save";
import { oneLine } from "@/lib/mail-templates/texts";
import { db } from "@/lib/db/db";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { attackList } from "@/lib/testing/attack-list";
import { composeMail } from "./compose";
import type { Prepared } from "./prepare";
import { receiveBounces } from "./receive-bounces";
import { setVariables, useMail } from "./testing/use-mail";

const mail = useMail();
const SECRET = "s".repeat(40);
beforeAll(() => setVariables({ FOYER_BOUNCE_SECRET: SECRET }));

const BCC = "Bcc: victim@evil.example";
const TEXTS = [
  `a\r\n${BCC}`,
  `a\n${BCC}`,
  `a\r${BCC}`,
  `a\r\n ${BCC}`,
  `a\r\n\r\n<script>alert(1)</script>`,
  `a\u2028${BCC}`,
  `a\u2029${BCC}`,
  `a\u0085${BCC}`,
  `a\v${BCC}`,
  `a\f${BCC}`,
  `a\u0001${BCC}`,
  `a%0d%0a${BCC}`,
  `=?utf-8?Q?a=0D=0A${BCC.replace(" ", "_")}?=`,
  `=?utf-8?B?${Buffer.from(`a\r\n${BCC}`).toString("base64")}?=`,
  `=?utf-8?Q?${"=41".repeat(40)}?= =?x?=`,
  `Ü =?utf-8?Q?=0D=0A${BCC.replace(" ", "_")}?=`,
  `${"x".repeat(998)}\r\n${BCC}`,
  "x".repeat(5_000),
  "Ü".repeat(5_000),
  "🎉".repeat(1_000),
  "\r\n.\r\nQUIT\r\n",
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "</title></style><script>alert(1)</script>",
  `' style='background:url(https://evil.example)'`,
  "&lt;script&gt;",
  "{name}{title}{time}",
  "{{name}} ${name} $& $1",
  "\u202egnp.exe",
  "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
  "a\\nATTACH:https://evil.example/x",
  'x";PARTSTAT=ACCEPTED:mailto:victim@evil.example',
  "a\r\nATTENDEE:mailto:victim@evil.example",
  "--=_boundary",
  "\ud800",
];

/** Composes an invitation with this conference title and this name. */
async function compose(project: string, conference: string, title: string, name: string) {
  const { mail: sender } = env();
  if (!sender) throw new Error("There is no mail server.");
  const startsAt = wallNow() + 3_600_000;
  const prepared: Prepared = {
    textKind: "invitation",
    link: "https://foyer.example/j/token",
    part: { method: "REQUEST", sequence: 0, starts_at: startsAt, ends_at: startsAt + 1 },
    subject: {
      title,
      description: title,
      version: 1,
      project: "P",
      deleted: false,
      span: null,
      hasDuration: true,
      timeZone: "UTC",
      personalLinks: true,
      name,
      moderator: false,
      code: null,
      revoking: false,
      hasAccess: true,
    },
  };
  const [row] = await db().selectFrom("outgoing_mail").selectAll().limit(1).execute();
  if (!row) throw new Error("There is no message.");
  const about = { project_id: project, conference_code: conference, locale: "en" };
  const { bytes } = await composeMail(
    { ...row, ...about, email: "a@example.com" },
    prepared,
    sender,
  );
  return { raw: bytes.toString("latin1"), parsed: await simpleParser(bytes) };
}

const headersOf = ({ headerLines }: ParsedMail) => headerLines.map(({ key }) => key).toSorted();

/** Returns the parts of a message that a text must not be able to add. */
function addedBy(raw: string, parsed: ParsedMail, usual: string[]): string[] {
  const file = parsed.attachments.find(({ filename }) => filename === "invite.ics");
  const text = (file?.content.toString() ?? "").replaceAll("\r\n ", "");
  const names = [...text.matchAll(/^([A-Z-]+)[;:]/gm)].map(([, each = ""]) => each);
  const attendees = [...text.matchAll(/^ATTENDEE[;:].*$/gm)];
  const events = Object.values(ical.sync.parseICS(text)).filter((each) => each?.type === "VEVENT");
  const html = String(parsed.html);
  const targets = [...html.matchAll(/\s(?:href|src)="([^"]*)"/gi)].map(([, to]) => to);
  const people = [parsed.to, parsed.cc, parsed.bcc, parsed.from].flatMap((one) => one ?? []);
  const addresses = people.flatMap(({ value }) => value.map(({ address }) => address));
  const wrong: Record<string, boolean> = {
    header: JSON.stringify(headersOf(parsed)) !== JSON.stringify(usual),
    recipient: addresses.join() !== "a@example.com,events@example.com",
    "line of a subject": /[\r\n]/.test(parsed.subject ?? ""),
    "long line": raw.split(/\r?\n/).some((line) => line.length > 998),
    "bare line break": /[^\r]\n|\r[^\n]/.test(raw.split("\r\n\r\n")[0] ?? ""),
    markup: /<(?:script|img)/i.test(html) || html.split("<style>").length !== 2,
    link: targets.some((to) => to !== "https://foyer.example/j/token"),
    event: events.length !== 1,
    attendee: attendees.length !== 1 || !/:MAILTO:a@example\.com\r?$/i.test(attendees.join()),
    attachment: names.includes("ATTACH"),
  };
  return Object.keys(wrong).filter((name) => wrong[name]);
}

it("titles, names and texts can't add headers, recipients, markup or events", async ({ skip }) => {
  // Composing a message is the same on both engines.
  if (process.env.DATABASE_URL) return skip();
  const attacks = attackList();
  const { conference } = await mail.invited();
  const project = mail.project;
  const usual = headersOf((await compose(project, conference, "T", "N")).parsed);
  for (const [index, text] of TEXTS.entries()) {
    for (const [place, title, name] of [
      ["title", text, "N"],
      ["name", "T", text],
      ["both", text, text],
    ] as const) {
      const { raw, parsed } = await compose(project, conference, title, name);
      attacks.note(`${place} ${index}`, addedBy(raw, parsed, usual));
      const subject = oneLine(`Invitation: ${oneLine(title, 200)}`, 250);
      attacks.note(`subject, ${place} ${index}`, parsed.subject === subject);
    }
    // Bypasses the form, with any text that a database can store.
    const stored = text.replace(/\p{Cs}/gu, "?");
    await db()
      .insertInto("mail_templates")
      .values({
        project_id: project,
        conference_code: conference,
        kind: "invitation",
        locale: "en",
        subject: stored,
        text: stored,
        staff_id: "",
        written_at: 0,
      })
      .execute();
    const { raw, parsed } = await compose(project, conference, "T", "N");
    attacks.note(`template ${index}`, addedBy(raw, parsed, usual));
    await db().deleteFrom("mail_templates").execute();
  }
  expect(attacks.result()).toEqual({ tried: 245, through: [] });
});

it("sends only to a single valid address", async () => {
  const attacks = attackList();
  const { conference } = await mail.invited();
  await mail.send();
  const before = mail.smtp.seen();
  for (const email of [
    "a@b.example\r\nRCPT TO:<victim@evil.example>",
    "a@b.example\nBcc: victim@evil.example",
    "a@b.example, victim@evil.example",
    "a@b.example;victim@evil.example",
    "a@b.example> <victim@evil.example",
    "A <victim@evil.example>",
    "victim@evil.example (comment)",
    '"a\r\n"@b.example',
    "a@b.example\u0001",
    "a@b.example\u2028x",
    "a@@b.example",
    "a@[127.0.0.1]",
    "a b@c.example",
    "@b.example",
    "a@",
    "",
  ]) {
    await mail.remind({ conference, email });
    await mail.send();
    attacks.note(email, mail.smtp.seen() === before);
  }
  expect(attacks.result()).toEqual({ tried: 16, through: [] });
});

it("refuses texts from managers of other projects", async () => {
  const nothing = await saveMailTemplate({
    projectId: newId(),
    conferenceCode: null,
    kind: "invitation",
    locale: "en",
    subject: "S",
    text: "T",
    version: 0,
  }).catch((error: unknown) => String(error));
  expect(nothing).toContain("not-found");
});

function post(text: string, headers: Record<string, string>) {
  const url = "http://localhost:3000/api/mail/bounces";
  return receiveBounces(new Request(url, { method: "POST", headers, body: text }));
}

const nowSeconds = () => Math.floor(wallNow() / 1_000);
const sign = (text: string, seconds = nowSeconds(), secret = SECRET) =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${text}`).digest("hex")}`;

const suppressions = async () =>
  (await db().selectFrom("mail_suppressions").select("email").execute()).length;

it("blocks an address only after a signed report about a sent message", async () => {
  const attacks = attackList();
  const person = await mail.invited();
  const other = await mail.invited();
  await mail.send();
  const { id } = await mail.rowTo(person.email);
  const bounce = { messageId: `<${id}@example.com>`, email: person.email, response: "550" };
  const report = (...bounces: unknown[]) => JSON.stringify({ bounces });
  const good = report(bounce);
  const before = await suppressions();
  const huge = report(bounce).padEnd(262_145, " ");
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const unsigned: Record<string, [string, string | null]> = {
    "no signature": [good, null],
    "empty signature": [good, ""],
    "another secret": [good, sign(good, nowSeconds(), "x".repeat(40))],
    "an empty secret": [good, sign(good, nowSeconds(), "")],
    "of another body": [good, sign(`${good} `)],
    "of the body alone": [good, `t=,v1=${createHmac("sha256", SECRET).update(good).digest("hex")}`],
    truncated: [good, sign(good).slice(0, -2)],
    longer: [good, `${sign(good)}00`],
    "not hex": [good, sign(good).replace(/.$/, "g")],
    "another version": [good, sign(good).replace("v1", "v0")],
    twice: [good, `${sign(good)}, ${sign(good)}`],
    old: [good, sign(good, nowSeconds() - 301)],
    "from the future": [good, sign(good, nowSeconds() + 301)],
    "another time": [good, sign(good).replace(/^t=\d+/, `t=${nowSeconds() + 1}`)],
    "a time that is no number": [good, sign(good).replace(/^t=\d+/, "t=NaN")],
  };
  for (const [name, [text, signature]] of Object.entries(unsigned)) {
    const { status } = await post(text, signature === null ? {} : { "foyer-signature": signature });
    attacks.note(name, status === 401 && (await suppressions()) === before);
  }
  const signed: Record<string, [string, number]> = {
    "not JSON": ["nope", 400],
    "deep JSON": [deep, 400],
    "an array": ["[]", 400],
    "no bounces": [report(), 400],
    "too many": [report(...Array.from({ length: 101 }, () => bounce)), 400],
    "wrong types": [report({ ...bounce, email: 1 }), 400],
    "no email": [report({ messageId: bounce.messageId, response: "" }), 400],
    "a prototype": ['{"__proto__":{"bounces":[]}}', 400],
    "long words": [report({ ...bounce, response: "x".repeat(5_001) }), 400],
    "too large": [huge, 413],
    "another address": [report({ ...bounce, email: other.email }), 204],
    "another domain": [report({ ...bounce, messageId: `<${id}@evil.example>` }), 204],
    "an unknown message": [report({ ...bounce, messageId: `<${newId()}@example.com>` }), 204],
    "a part of the id": [report({ ...bounce, messageId: `<${id.slice(0, 8)}@example.com>` }), 204],
    "a pattern": [report({ ...bounce, messageId: "<%@example.com>" }), 204],
    "two ids": [report({ ...bounce, messageId: `<${id}@example.com> <x@example.com>` }), 204],
    "no id": [report({ ...bounce, messageId: "@" }), 204],
  };
  for (const [name, [text, expected]] of Object.entries(signed)) {
    const { status } = await post(text, { "foyer-signature": sign(text) });
    attacks.note(name, status === expected && (await suppressions()) === before);
  }
  await db().updateTable("outgoing_mail").set({ state: "queued" }).where("id", "=", id).execute();
  await post(good, { "foyer-signature": sign(good) });
  attacks.note("a message that was not sent", (await suppressions()) === before);
  await db().updateTable("outgoing_mail").set({ state: "accepted" }).where("id", "=", id).execute();
  const replayed = { "foyer-signature": sign(good) };
  expect((await post(good, replayed)).status).toBe(204);
  expect(await suppressions()).toBe(before + 1);
  await db().deleteFrom("mail_suppressions").execute();
  await post(good, replayed);
  attacks.note("a report again", (await suppressions()) === 0);
  expect(attacks.result()).toEqual({ tried: 34, through: [] });
});

import { randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { copyLinks } from "@/lib/links/copy";
import { useMail } from "@/lib/mail/testing/use-mail";
import { seal } from "@/lib/platform/crypto";
import { stopLink } from "@/lib/reminder-opt-outs/store";
import { attackList } from "@/lib/testing/attack-list";
import { queriesDuring } from "@/lib/testing/queries";
import { guestCalendar, joinFromGuestPage, openGuestPage } from "./handlers";
import { showStopReminders, stopRemindersFromPage } from "./stop-reminders";

const mail = useMail();

let person: Awaited<ReturnType<typeof mail.invited>>;
let token = "";
let stopToken = "";

beforeAll(async () => {
  const { makeStaff, signInAs } = await import("@/lib/testing/sign-in");
  await signInAs(await makeStaff("administrator"));
  person = await mail.invited();
  const copied = await copyLinks({ codes: [person.code] });
  token = (copied.ok && copied.data[0]?.link?.split("/j/")[1]) || "";
  const { email, conference } = person;
  const about = { project_id: mail.project, conference_code: conference };
  const link = await stopLink({ ...about, email, email_key: email });
  stopToken = /\/j\/([\w-]{22})\//.exec(link)?.[1] ?? "";
});

type Sent = { method?: string; headers?: Record<string, string>; query?: string; body?: string };
type Page = (request: Request, of: string) => Promise<Response>;

function ask(
  page: Page,
  of: string,
  { method = "GET", headers = {}, query = "", body }: Sent = {},
) {
  const url = new URL(`http://localhost:3000/j/${encodeURIComponent(of)}${query}`);
  return page(new Request(url, { method, headers, ...(body !== undefined && { body }) }), of);
}

const PAGES: [string, Page, string][] = [
  ["open", openGuestPage, "GET"],
  ["join", joinFromGuestPage, "POST"],
  ["calendar", guestCalendar, "GET"],
  ["stop", showStopReminders, "GET"],
  ["stop now", stopRemindersFromPage, "POST"],
];

const stopped = () =>
  db()
    .selectFrom("reminder_opt_outs")
    .select("stopped_at")
    .where("conference_code", "=", person.conference)
    .executeTakeFirst();

it("guessed tokens open no page", async () => {
  const attacks = attackList();
  const flipped = (at: number) =>
    token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
  const guesses = [
    ...Array.from({ length: 100 }, () => randomBytes(16).toString("base64url")),
    ...Array.from({ length: 21 }, (_, at) => flipped(at)),
    token.toUpperCase(),
    token.toLowerCase(),
    `${token}A`,
    token.slice(0, -1),
    ` ${token}`,
    `${token}\n`,
    `${token}/../${token}`,
    "' or '1'='1",
    "%",
    "_".repeat(22),
    "../../etc/passwd",
    "\0",
    "",
  ].filter((guess) => guess !== token);
  for (const guess of guesses)
    for (const [name, page, method] of PAGES) {
      const response = await ask(page, guess, { method });
      const isQuiet = !(await response.text()).includes(person.email);
      attacks.note(`${name} ${guess}`, response.status === 404 && isQuiet);
    }
  // Each kind of token opens only its own pages.
  for (const [name, page, method] of PAGES) {
    const foreign = name.startsWith("stop") ? token : stopToken;
    attacks.note(
      `${name} of the other kind`,
      (await ask(page, foreign, { method })).status === 404,
    );
  }
  expect(attacks.result()).toEqual({ tried: 134 * 5 + 5, through: [] });
});

it("a near miss runs the same queries as any token", async () => {
  const near = `${token.slice(0, 21)}${token.endsWith("A") ? "B" : "A"}`;
  const far = randomBytes(16).toString("base64url");
  for (const [name, page, method] of PAGES) {
    const queriesOf = (guess: string) => queriesDuring(() => ask(page, guess, { method }));
    const [one, other] = [await queriesOf(near), await queriesOf(far)];
    expect(one, name).not.toEqual([]);
    expect(other, name).toEqual(one);
    // The queries compare a hash, which has nothing in common for similar tokens.
    for (const query of one) expect(query, name).not.toMatch(/"token" = /);
  }
});

it("links of a project with personal links off return 404", async () => {
  const attacks = attackList();
  const use = (values: { personal_links?: 0 | 1; closed_at?: number | null }) =>
    db().updateTable("projects").set(values).where("id", "=", mail.project).execute();
  for (const values of [{ personal_links: 0 }, { closed_at: 1 }] as const) {
    await use(values);
    for (const [name, page, method] of PAGES.slice(0, 3))
      attacks.note(
        `${name} ${JSON.stringify(values)}`,
        (await ask(page, token, { method })).status === 404,
      );
    await use({ personal_links: 1, closed_at: null });
  }
  expect(attacks.result()).toEqual({ tried: 6, through: [] });
});

it("Join redirects only to the stored link", async () => {
  const attacks = attackList();
  const usual = (await ask(joinFromGuestPage, token, { method: "POST" })).headers.get("location");
  expect(usual).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*jwt=/);
  const evil = "https://evil.example/";
  const tries: Sent[] = [
    ...["next", "to", "url", "redirect", "return", "continue", "link", "zone", "lang"].map(
      (name) => ({
        query: `?${name}=${encodeURIComponent(evil)}`,
      }),
    ),
    { query: "?lang=ru&zone=//evil.example" },
    {
      body: `link=${evil}&next=${evil}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    },
    { body: JSON.stringify({ location: evil }), headers: { "content-type": "application/json" } },
    { headers: { host: "evil.example" } },
    { headers: { "x-forwarded-host": "evil.example" } },
    { headers: { forwarded: "host=evil.example" } },
    { headers: { referer: evil } },
    { headers: { "x-original-url": evil } },
  ];
  for (const sent of tries) {
    const response = await ask(joinFromGuestPage, token, { method: "POST", ...sent });
    attacks.note(JSON.stringify(sent), response.headers.get("location") === usual);
  }
  // A stored link of Boomstream is not followed unless it is an http or https URL.
  const stored = await db()
    .selectFrom("links")
    .select(["id", "invitation_id", "sealed", "key_id"])
    .where("conference_code", "=", person.conference)
    .executeTakeFirstOrThrow();
  const store = (change: { sealed: string; key_id: string }) =>
    db().updateTable("links").set(change).where("id", "=", stored.id).execute();
  for (const link of [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/x",
    "file:///etc/passwd",
    "a\r\nb",
    "",
  ]) {
    const { sealed, keyId } = seal(link, `link:${stored.invitation_id}`);
    await store({ sealed, key_id: keyId });
    const response = await ask(joinFromGuestPage, token, { method: "POST" });
    const to = response.headers.get("location") ?? "http://127.0.0.1";
    attacks.note(link, to.startsWith("http://127.0.0.1"));
  }
  await store({ sealed: stored.sealed, key_id: stored.key_id });
  expect(attacks.result()).toEqual({ tried: 24, through: [] });
});

it("large forms, forms of other sites and opened pages change nothing", async () => {
  const attacks = attackList();
  const post = { method: "POST" };
  for (const [, page] of PAGES.filter(([, , method]) => method === "POST")) {
    const own = page === joinFromGuestPage ? token : stopToken;
    for (const length of ["1025", "1000000", "99999999999999999999", "1e9"]) {
      const response = await ask(page, own, { ...post, headers: { "content-length": length } });
      attacks.note(`${length} bytes`, response.status === 413);
    }
    for (const site of ["cross-site", "same-site"]) {
      const response = await ask(page, own, { ...post, headers: { "sec-fetch-site": site } });
      attacks.note(site, response.status === 403);
    }
  }
  for (const method of ["GET", "HEAD", "OPTIONS"])
    for (const name of ["accept", "sec-purpose", "user-agent"]) {
      await ask(showStopReminders, stopToken, { method, headers: { [name]: "prefetch" } });
      attacks.note(`${method} ${name}`, (await stopped())?.stopped_at === null);
    }
  expect(attacks.result()).toEqual({ tried: 21, through: [] });
});

import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { replaceLink } from "@/lib/invitations/replace-link";
import { copyLinks } from "@/lib/links/copy";
import { useMail } from "@/lib/mail/testing/use-mail";
import { revokeParticipants } from "@/lib/participants/revoke";
import { getLostLinkPage } from "@/lib/personal-links/get-lost-page";
import { newId } from "@/lib/platform/ids";
import { attackList } from "@/lib/testing/attack-list";
import { queriesDuring } from "@/lib/testing/queries";
import { openLostLinkPage, requestLostLink } from "./lost-link";
import { openGuestPage } from "./handlers";

const mail = useMail();

let host = 0;
beforeEach(() => {
  globalThis.foyerServes = true;
  host += 1;
});
afterEach(() => {
  globalThis.foyerServes = undefined;
});

const from = () => ({ "x-foyer-peer": `198.51.100.${host}` });

function open(page: string, method = "GET", query = "", headers: Record<string, string> = {}) {
  const url = `http://localhost:3000/j/lost/${page}${query}`;
  return openLostLinkPage(new Request(url, { method, headers: { ...from(), ...headers } }), page);
}

function ask(page: string, email: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000/j/lost/${page}?lang=en`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...from(),
      ...headers,
    },
    body: new URLSearchParams({ email }).toString(),
  });
  return requestLostLink(request, page);
}

async function invited() {
  const person = await mail.invited({ title: "Planning & <b>review</b>", notify: false });
  await mail.run();
  const page = (await getLostLinkPage(person.conference))?.split("/j/lost/")[1] ?? "";
  expect(page).toMatch(/^[\w-]{22}$/);
  return { ...person, page };
}

const waiting = () => db().selectFrom("lost_link_requests").selectAll().execute();

describe("the lost link page", () => {
  it("is plain HTML in both languages, and GET and HEAD change nothing", async () => {
    const { page } = await invited();
    const response = await open(page, "GET", "", { "accept-language": "ru", "x-nonce": "abc" });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain("Planning &amp; &lt;b&gt;review&lt;/b&gt;");
    expect(text).not.toMatch(/<script|javascript:| on\w+=/i);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    const head = await open(page, "HEAD");
    expect(await head.text()).toBe("");
    await open(page, "GET", "?sent=1&email=a@example.com");
    expect(await waiting()).toEqual([]);
  });

  it("emails the link only to addresses on the roster, with the same response for any address", async () => {
    const { page, email } = await invited();
    const stranger = `${newId()}@people.example`;
    const responses = [await ask(page, email.toUpperCase()), await ask(page, stranger)];
    const shown = responses.map(({ status, headers }) => ({ status, headers: [...headers] }));
    expect(shown[0]).toEqual({ status: 303, headers: [["location", "?sent=1&lang=en"]] });
    expect(shown[1]).toEqual(shown[0]);
    // Nothing was looked up yet: both requests are stored in the same way.
    expect(await waiting()).toHaveLength(2);
    await mail.run();
    expect(await waiting()).toEqual([]);
    expect(mail.smtp.to(stranger)).toHaveLength(0);
    const [message, more] = mail.smtp.to(email);
    expect(more).toBeUndefined();
    expect(message?.subject).toBe("Your link: Planning & <b>review</b>");
    const token = /\/j\/([\w-]{22})$/m.exec(message?.text ?? "")?.[1] ?? "";
    const guest = new Request(`http://localhost:3000/j/${token}`, { headers: from() });
    expect((await openGuestPage(guest, token)).status).toBe(200);
  });

  it("takes the same time for every address", async () => {
    const { page, email } = await invited();
    const times = [email, `${newId()}@people.example`, "wrong"].map(async (address) => {
      const start = performance.now();
      await ask(page, address);
      return performance.now() - start;
    });
    expect(Math.min(...(await Promise.all(times)))).toBeGreaterThan(390);
  });

  it("does not reveal who is on the roster: text, headers and queries are the same", async ({
    skip,
  }) => {
    // Independent of the engine.
    if (process.env.DATABASE_URL) return skip();
    const attacks = attackList();
    const { page, email, code } = await invited();
    const other = await invited();
    const revoked = await mail.invited({ notify: false });
    await revokeParticipants({ codes: [revoked.code] });
    const stopped = `${newId()}@people.example`;
    await db()
      .insertInto("mail_suppressions")
      .values({ email: stopped, email_key: stopped, response: "550", created_at: 0 })
      .execute();
    const addresses = {
      "on the roster": email,
      "in capitals": email.toUpperCase(),
      "on no roster": `${newId()}@people.example`,
      "on another conference's": other.email,
      revoked: revoked.email,
      "refused before": stopped,
      "with a tag": email.replace("@", "+x@"),
      "long, as long as can be": `${"a".repeat(64)}@${"b".repeat(63)}.${"c".repeat(63)}.example`,
    };
    const seen = async (address: string) => {
      host += 1;
      const responses: Response[] = [];
      const queries = await queriesDuring(async () => {
        responses.push(await ask(page, address));
      });
      const shown = await open(page, "GET", responses[0]?.headers.get("location") ?? "");
      const seen = responses.map(({ status, headers }) => [status, [...headers]]);
      return JSON.stringify([seen, queries, shown.status, await shown.text()]);
    };
    const usual = await seen(`${newId()}@people.example`);
    for (const [name, address] of Object.entries(addresses))
      attacks.note(name, (await seen(address)) === usual);
    // The limit of an address is the same for addresses that are on no roster.
    const limited = async (address: string) => {
      await Promise.all([1, 2, 3].map(() => ask(page, address)));
      return seen(address);
    };
    const [known, unknown] = [await limited(email), await limited(`${newId()}@people.example`)];
    attacks.note("beyond the limit", known === unknown);
    expect(attacks.result()).toEqual({ tried: 9, through: [] });
    await db().updateTable("participants").set({ revoked: 1 }).where("code", "=", code).execute();
    await mail.run();
  });

  it("handles malformed forms and many addresses", async () => {
    const attacks = attackList();
    const { page } = await invited();
    const before = (await waiting()).length;
    const large = { "content-length": "4097" };
    const forms: [string, Promise<Response>, number][] = [
      ["longer than it says", ask(page, "a".repeat(4_100), { "content-length": "10" }), 413],
      ["declared as long", ask(page, "a@example.com", large), 413],
      ["declared as endless", ask(page, "a@example.com", { "content-length": "1e9" }), 413],
      ["two addresses", ask(page, "a@example.com,b@example.com"), 400],
      ["an address with a name", ask(page, "A <a@example.com>"), 400],
      ["a header", ask(page, "a@example.com\r\nBcc: b@example.com"), 400],
      ["an address of 255 characters", ask(page, `${"a".repeat(243)}@example.com`), 400],
      ["a null byte", ask(page, "a\0@example.com"), 400],
      ["JSON", ask(page, "a@example.com", { "content-type": "application/json" }), 400],
      ["a file", ask(page, "a@example.com", { "content-type": "multipart/form-data" }), 400],
      ["a page of the same site", ask(page, "a@b.example", { "sec-fetch-site": "same-site" }), 403],
      ["a guessed page", ask(randomBytes(16).toString("base64url"), "a@example.com"), 404],
      ["a page of letters", ask("../../etc/passwd", "a@example.com"), 404],
    ];
    for (const [name, response, status] of forms)
      attacks.note(name, (await response).status === status);
    attacks.note("nothing waits", (await waiting()).length === before);
    host += 1;
    const many = Array.from({ length: 60 }, () => ask(page, `${newId()}@x.example`));
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    attacks.note("many addresses", statuses.filter((status) => status === 303).length === 20);
    attacks.note("as many wait", (await waiting()).length === before + 20);
    const sent = mail.smtp.seen();
    await mail.run();
    attacks.note("none is mailed", mail.smtp.seen() === sent);
    expect(attacks.result()).toEqual({ tried: 17, through: [] });
  });

  it("emails nothing to people without access", async () => {
    const { page, email, code } = await invited();
    await revokeParticipants({ codes: [code] });
    expect((await ask(page, email)).status).toBe(303);
    await mail.run();
    expect(await mail.rowsTo(email)).toEqual([]);
  });

  it("rejects invalid addresses, long forms and forms of other sites", async () => {
    const { page } = await invited();
    const responses = await Promise.all([
      ...["", "anna", "a@b\r\nBcc: x@example.com", "A <a@example.com>"].map((wrong) =>
        ask(page, wrong),
      ),
      ask(page, "a@example.com", { "content-type": "application/json" }),
      ask(page, "a".repeat(5_000)),
      ask(page, "a@example.com", { "sec-fetch-site": "cross-site" }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 413, 403]);
    expect(await waiting()).toEqual([]);
  });

  it("emails an address at most three times an hour, with the same response afterwards", async () => {
    const { page, email } = await invited();
    const responses = await Promise.all([1, 2, 3, 4, 5].map(() => ask(page, email)));
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    for (let time = 0; time < 5; time += 1) await mail.run();
    expect(mail.smtp.to(email)).toHaveLength(3);
  });

  it("limits a network to twenty requests in ten minutes", async () => {
    const { page } = await invited();
    const statuses = await Promise.all(
      Array.from({ length: 25 }, async () => (await ask(page, `${newId()}@x.example`)).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    await mail.run();
  });

  it("is off with the project's email or personal links, for guessed tokens, and after a deletion", async () => {
    const { page, conference } = await invited();
    expect((await open(randomBytes(16).toString("base64url"))).status).toBe(404);
    for (const off of [{ mail: 0 as const }, { personal_links: 0 as const }]) {
      await db().updateTable("projects").set(off).execute();
      expect((await open(page)).status).toBe(404);
      expect((await ask(page, "a@example.com")).status).toBe(404);
      expect(await getLostLinkPage(conference)).toBeNull();
      await db().updateTable("projects").set({ mail: 1, personal_links: 1 }).execute();
    }
    await db()
      .updateTable("conferences")
      .set({ deleted_at: 1 })
      .where("code", "=", conference)
      .execute();
    expect((await open(page)).status).toBe(410);
    expect(await waiting()).toEqual([]);
  });
});

it("replaced and wrong personal links lead to the lost link page", async () => {
  const { page, code } = await invited();
  const copied = await copyLinks({ codes: [code] });
  const token = (copied.ok && copied.data[0]?.link.split("/j/")[1]) || "";
  const shown = async () => {
    const request = new Request(`http://localhost:3000/j/${token}`, { headers: from() });
    return (await openGuestPage(request, token)).text();
  };
  expect(await shown()).toContain(`/j/lost/${page}?lang=en`);
  await replaceLink({ id: newId(), participantCode: code, lifetime: null, notify: false });
  const dead = await shown();
  expect(dead).toContain("This link doesn&#39;t work");
  expect(dead).toContain(`/j/lost/${page}?lang=en`);
  await db().updateTable("projects").set({ mail: 0 }).execute();
  expect(await shown()).not.toContain("/j/lost/");
  await db().updateTable("projects").set({ mail: 1 }).execute();
});

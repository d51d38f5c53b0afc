import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/db";
import { replaceLink } from "@/lib/invitations/replace-link";
import { copyLinks } from "@/lib/links/copy";
import { useMail } from "@/lib/mail/testing/use-mail";
import { revokeParticipants } from "@/lib/participants/revoke";
import { getLostLinkPage } from "@/lib/personal-links/get-lost-page";
import { newId } from "@/lib/platform/ids";
import { openLostLinkPage, requestLostLink } from "./lost-link";
import { openGuestPage } from "./respond";

vi.setConfig({ testTimeout: 30_000 });

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

describe("the page for lost links", () => {
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

  it("mails the link to an address of the roster only, and answers the same to any", async () => {
    const { page, email } = await invited();
    const stranger = `${newId()}@people.example`;
    const answers = [await ask(page, email.toUpperCase()), await ask(page, stranger)];
    const shown = answers.map(({ status, headers }) => ({ status, headers: [...headers] }));
    expect(shown[0]).toEqual({ status: 303, headers: [["location", "?sent=1&lang=en"]] });
    expect(shown[1]).toEqual(shown[0]);
    // Nothing was looked up yet: both wait in the same way.
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

  it("mails nothing to people without access", async () => {
    const { page, email, code } = await invited();
    await revokeParticipants({ codes: [code] });
    expect((await ask(page, email)).status).toBe(303);
    await mail.run();
    expect(await mail.rowsTo(email)).toEqual([]);
  });

  it("says what is wrong with an address, and refuses long forms and other sites", async () => {
    const { page } = await invited();
    const answers = await Promise.all([
      ...["", "anna", "a@b\r\nBcc: x@example.com", "A <a@example.com>"].map((wrong) =>
        ask(page, wrong),
      ),
      ask(page, "a@example.com", { "content-type": "application/json" }),
      ask(page, "a".repeat(5_000)),
      ask(page, "a@example.com", { "sec-fetch-site": "cross-site" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 413, 403]);
    expect(await waiting()).toEqual([]);
  });

  it("mails one address three times an hour, with the same answer after that", async () => {
    const { page, email } = await invited();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(page, email)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    for (let time = 0; time < 5; time += 1) await mail.run();
    expect(mail.smtp.to(email)).toHaveLength(3);
  });

  it("lets a network ask twenty times in ten minutes", async () => {
    const { page } = await invited();
    const statuses = await Promise.all(
      Array.from({ length: 25 }, async () => (await ask(page, `${newId()}@x.example`)).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    await mail.run();
  });

  it("is off with the project's mail or personal links, for guesses, and after a deletion", async () => {
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

it("personal pages lead there: for those of somebody else, and when they were replaced", async () => {
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

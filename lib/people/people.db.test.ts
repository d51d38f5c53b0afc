import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { inviteParticipant } from "@/lib/invitations/invite";
import { createLink } from "@/lib/invitations/create-link";
import { copyLinks } from "@/lib/links/copy";
import { refreshConferences } from "@/lib/mirror/refresh-conferences";
import { participantColumns } from "@/lib/mirror/participant-columns";
import { firstProject } from "@/lib/testing/project";
import { useBoomstream } from "@/lib/testing/boomstream";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { findLink } from "./find-link";
import { getPerson } from "./get";
import { revokeMemberships, undoMembershipRevocations } from "./revoke";
import { searchPeople } from "./search";
import { findAddresses } from "./find-addresses";

const boomstream = useBoomstream();

beforeEach(async () => {
  await signInAs(await makeStaff("administrator"));
});

let made = 0;
const own = (name: string) => `${name}.${++made}@people.example`;

async function conference(title: string): Promise<string> {
  const code = await boomstream.seed(title);
  await refreshConferences(await firstProject(), 0);
  return code;
}

async function invite(conferenceCode: string, email: string, name: string) {
  const result = await inviteParticipant({
    id: newId(),
    conferenceCode,
    email,
    name,
    moderator: false,
    notify: false,
    lifetime: null,
    avatarUrl: "",
    again: false,
  });
  if (!result.ok || result.data.link === null) throw new Error("not invited");
  return result.data.link;
}

const found = async (q: string) => (await searchPeople({ q })).people.map(({ key }) => key);

describe("searching", () => {
  it("finds any part of name, email and code in every conference", async () => {
    const [first, second] = [await conference("First"), await conference("Second")];
    const email = own("zelda.fitzgerald");
    await invite(first, email, "Zelda Fitzgerald");
    await invite(second, email, "Zelda Fitzgerald");
    const [person] = (await searchPeople({ q: "FITZ" })).people;
    expect(person).toMatchObject({ key: email, name: "Zelda Fitzgerald", count: 2 });
    expect(person?.memberships.map(({ conference: title }) => title).toSorted()).toEqual([
      "First",
      "Second",
    ]);
    const code = person?.memberships[0]?.code ?? "";
    for (const q of ["zelda fitz", "fitz zel", "tzgera", email, email.slice(3, 12), code]) {
      expect(await found(q), q).toContain(email);
    }
    expect(await found("zelda nobody")).toEqual([]);
  });

  it("finds word starts from the first letter", async () => {
    const email = own("w");
    await invite(await conference("Letters"), email, "Ярослава Щукина-Обходова");
    for (const q of ["я", "щ", "Щу", "яр щ"]) expect(await found(q), q).toContain(email);
    // In the other keyboard layout these are “,[”, with which no random code starts.
    expect(await found("бх")).not.toContain(email);
  });

  it("ignores accents, ё and the keyboard layout", async () => {
    const room = await conference("Layouts");
    const [pyotr, zoe] = [own("p"), own("z")];
    await invite(room, pyotr, "Пётр Ёжиков");
    await invite(room, zoe, "Zoë Núñez");
    for (const q of ["петр", "Пётр", "ежик", "gtnh", ";brjd", "`;brjd"])
      expect(await found(q), q).toContain(pyotr);
    for (const q of ["zoe", "nunez", "NÚÑEZ", "ящу тгтуя"])
      expect(await found(q), q).toContain(zoe);
  });

  it("finds typed variants of letters, apostrophes, invisible characters and IDN domains", async () => {
    const room = await conference("Folding");
    const cases = [
      ["Łukasz Wałęsa", "@fold.example", ["lukasz", "walesa", "wałęsa"]],
      ["Bjørn Æsir", "@fold.example", ["bjorn", "aesir", "bjørn"]],
      ["Işıl Đorđević", "@fold.example", ["isil", "dordevic"]],
      ["Karl Weiß", "@fold.example", ["weiss", "WEISS"]],
      ["Sean O’Hara", "@fold.example", ["o'hara", "o’hara", "oʼhara"]],
      ["An\u{200b}neliese Zwei", "@fold.example", ["anneliese"]],
      ["Domain Person", "@xn--e1afmkfd.xn--p1ai", ["пример.рф", "xn--e1afmkfd"]],
    ] as const;
    for (const [name, domain, typed] of cases) {
      const email = `${own("f").split("@")[0]}${domain}`;
      await invite(room, email, name);
      for (const q of typed) expect(await found(q), q).toContain(email);
    }
    const [person] = (await searchPeople({ q: "anneliese" })).people;
    expect(person?.name).toBe("Anneliese Zwei");
  });

  it("treats every character literally", async () => {
    const email = own("o'brien%_\\x");
    await invite(await conference("Signs"), email, 'Sean "Shay" O\'Brien');
    for (const q of ["o'brien%_", '"Shay"', "%_\\", "o'brien"])
      expect(await found(q), q).toContain(email);
    for (const q of ["%%%", "___", "*", "AND", "sea* OR", "NEAR(", "-"]) {
      expect(await found(q), q).not.toContain(email);
    }
  });

  it("finds people by their current name", async () => {
    const room = await conference("Renames");
    const [before, after] = [own("before"), own("after")];
    await invite(room, before, "Quentin Oldname");
    await db()
      .updateTable("participants")
      .set({ search: "  quentin  newname", email_key: after, email: after })
      .where("email_key", "=", before)
      .execute();
    expect(await found("oldname")).toEqual([]);
    expect(await found("newname")).toEqual([after]);
  });

  it("excludes deleted participants and deleted conferences", async () => {
    const room = await conference("To be deleted");
    const email = own("ghost");
    await invite(room, email, "Ghost Ghostly");
    expect(await found("ghostly")).toEqual([email]);
    await db().updateTable("conferences").set({ deleted_at: 1 }).where("code", "=", room).execute();
    expect(await found("ghostly")).toEqual([]);
    expect(await getPerson(email)).toBeNull();
  });

  it("ranks word starts before other matches", async () => {
    const room = await conference("Ranks");
    const [inside, starts] = [own("inside"), own("starts")];
    await invite(room, starts, "Xavierus Zzz");
    await invite(room, inside, "Aaa Maxavierusson");
    expect(await found("xavierus")).toEqual([starts, inside]);
  });
});

/** Inserts a person in this many conferences into the mirror. */
async function mirror(conferenceCode: string, projectId: string, people: string[][]) {
  const rows = people.map(([code = "", name = "", email = ""]) => ({
    project_id: projectId,
    code,
    conference_code: conferenceCode,
    ...participantColumns({ code, name, email, added: "", moderator: false, revoked: false }),
    first_seen_at: 0,
    written_at: 0,
  }));
  for (let from = 0; from < rows.length; from += 200)
    await db()
      .insertInto("participants")
      .values(rows.slice(from, from + 200))
      .execute();
}

describe("searching among many", () => {
  it("finds others behind a person with hundreds of rows", async () => {
    const room = await conference("Often");
    const { id } = await firstProject();
    const [often, once] = [own("often"), own("once")];
    const people = Array.from({ length: 3_000 }, (_, at) => [`often${at}`, "Quirinus", often]);
    await mirror(room, id, [...people, ["once0", "Quirinus", once]]);
    expect(await found("quirin")).toEqual([often, once]);
    expect(await found("uirinu")).toEqual([often, once]);
  });

  it("finds others behind deleted participants", async () => {
    const room = await conference("Gone");
    const { id } = await firstProject();
    const here = own("here");
    const people = Array.from({ length: 600 }, (_, at) => [`gone${at}`, "Ulf Ux", own("gone")]);
    await mirror(room, id, people);
    await db()
      .updateTable("participants")
      .set({ gone_at: 1 })
      .where("name", "=", "Ulf Ux")
      .execute();
    await mirror(room, id, [["here0", "Ulf Ux", here]]);
    expect(await found("ulf ux")).toEqual([here]);
  });

  it("ranks the exact address or code first", async () => {
    const room = await conference("Exact");
    const { id } = await firstProject();
    const people = Array.from({ length: 300 }, (_, at) => [
      `exact${at}x`,
      "Aaa",
      `exactly@people.example.${at}`,
    ]);
    await mirror(room, id, [...people, ["exact1", "Zzz", "Exactly@people.example"]]);
    for (const q of ["exactly@people.EXAMPLE", "exact1"]) {
      expect((await found(q))[0], q).toBe("exactly@people.example");
    }
  });

  it("searches within one project", async () => {
    const room = await conference("Projects");
    const first = (await firstProject()).id;
    const second = newId();
    await mirror(room, first, [["pr1", "Wunibald", "one@projects.example"]]);
    await db()
      .insertInto("projects")
      .values({ id: second, name: "Second", kind: "stored", created_at: 0, closed_at: 1 })
      .execute();
    const like = await db()
      .selectFrom("conferences")
      .selectAll()
      .where("code", "=", room)
      .executeTakeFirstOrThrow();
    await db()
      .insertInto("conferences")
      .values({ ...like, project_id: second })
      .execute();
    await mirror(room, second, [["pr2", "Wunibald", "two@projects.example"]]);
    await mirror(room, first, [["pr3", "Wunibald", "three@projects.example"]]);
    const inProjects = (...ids: string[]) => findAddresses(ids, "wunibald", 10);
    expect(await inProjects(second)).toEqual(["two@projects.example"]);
    expect((await inProjects(first)).toSorted()).toEqual([
      "one@projects.example",
      "three@projects.example",
    ]);
    expect(await inProjects(first, second)).toHaveLength(3);
    expect(await inProjects(newId())).toEqual([]);
    expect(await findAddresses([second], "one@projects.example", 10)).toEqual([]);
  });
});

describe("a pasted link", () => {
  it("finds the owner and state, within any text", async () => {
    const room = await conference("Linked");
    const email = own("linked");
    const link = await invite(room, email, "Linda Linked");
    const found = await findLink({ text: `is this yours?\n<${link}>.` });
    expect(found).toMatchObject({
      ok: true,
      data: { email, name: "Linda Linked", conference: "Linked", state: "works", expiresAt: null },
    });
    expect(JSON.stringify(found)).not.toContain(link);
    expect(await searchPeople({ q: link.slice(0, 200) })).toEqual({ people: [], more: false });
  });

  it("reports a newer link, an expired link and revoked access", async () => {
    const room = await conference("Worth");
    const email = own("worth");
    const link = await invite(room, email, "Wanda Worth");
    const [membership] = (await getPerson(email))?.memberships ?? [];
    if (!membership) throw new Error("nobody there");
    const state = async () => {
      const found = await findLink({ text: link });
      return found.ok ? found.data?.state : null;
    };
    await db().updateTable("links").set({ expires_at: 1 }).execute();
    expect(await state()).toBe("expired");
    await db().updateTable("links").set({ expires_at: null }).execute();
    await createLink({
      id: newId(),
      participantCode: membership.code,
      lifetime: null,
      notify: false,
    });
    expect(await state()).toBe("older");
    await revokeMemberships({ memberships: [membership] });
    expect(await state()).toBe("revoking");
    await boomstream.afterUndo();
    expect(await state()).toBe("revoked");
  });

  it("is unknown in another project, and compares hashes only", async () => {
    const link = await invite(await conference("Other"), own("other"), "Otto Other");
    expect(await findLink({ text: `${link}x` })).toEqual({ ok: true, data: null });
    expect(await findLink({ text: "no link at all" })).toEqual({ ok: true, data: null });
    await db().updateTable("links").set({ sealed: "corrupted" }).execute();
    expect(await findLink({ text: link })).toMatchObject({ data: { name: "Otto Other" } });
    expect(await copyLinks({ codes: ["none"] })).toEqual({ ok: true, data: [] });
  });
});

describe("revoking everywhere", () => {
  it("revokes what was shown and nothing newer", async () => {
    const rooms = [await conference("One"), await conference("Two"), await conference("Three")];
    const email = own("everywhere");
    for (const room of rooms.slice(0, 2)) await invite(room, email, "Eve Everywhere");
    const shown = (await getPerson(email))?.memberships ?? [];
    expect(shown).toHaveLength(2);
    await invite(rooms[2] ?? "", email, "Eve Everywhere");
    const result = await revokeMemberships({ memberships: shown });
    expect(result.ok && result.data.ids).toHaveLength(2);
    await boomstream.afterUndo();
    const statuses = (await getPerson(email))?.memberships.map(({ conference: title, status }) => [
      title,
      status,
    ]);
    expect(statuses?.toSorted()).toEqual([
      ["One", "revoked"],
      ["Three", "active"],
      ["Two", "revoked"],
    ]);
  });

  it("can be undone, all at once", async () => {
    const email = own("undone");
    for (const title of ["Un", "Do"]) await invite(await conference(title), email, "Una Done");
    const planned = await revokeMemberships({
      memberships: (await getPerson(email))?.memberships ?? [],
    });
    if (!planned.ok) throw new Error("not planned");
    const undone = await undoMembershipRevocations({ ids: planned.data.ids });
    expect(undone).toMatchObject({ data: { late: [] } });
    const { memberships } = (await getPerson(email)) ?? { memberships: [] };
    expect(memberships.map(({ status }) => status)).toEqual(["active", "active"]);
  });

  it("ignores other projects", async () => {
    const email = own("foreign");
    await invite(await conference("Foreign"), email, "Fae Foreign");
    const [membership] = (await getPerson(email))?.memberships ?? [];
    const foreign = { projectId: newId(), code: membership?.code ?? "" };
    await expect(revokeMemberships({ memberships: [foreign] })).rejects.toThrow("not-found");
  });
});

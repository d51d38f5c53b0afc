import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { inDatabase } from "./staff";

/** One message of each state. */
const STATES = [
  { state: "queued", response: "450 4.2.1 The mailbox is busy, try again later", reason: null },
  { state: "accepted", response: "250 2.0.0 Ok: queued", reason: null },
  {
    state: "rejected",
    response: "550 5.1.1 <nobody@a-domain-with-a-rather-long-name.example>: user unknown",
    reason: null,
  },
  { state: "unknown", response: "", reason: null },
  { state: "canceled", response: "", reason: "suppressed" },
] as const;

type State = (typeof STATES)[number]["state"];

/** Turns email of all projects on or off. */
export function turnMail(dataDir: string, on: boolean): void {
  inDatabase(dataDir, (database) =>
    database.prepare("update projects set mail = ?").run([on ? 1 : 0]),
  );
}

/** Creates the page on which participants of a conference request their link, and returns its path. */
export function makeLostLinkPage(dataDir: string, conference: string): string {
  return inDatabase(dataDir, (database) => {
    database.prepare("update projects set mail = 1, personal_links = 1").run([]);
    database
      .prepare(
        `insert or ignore into lost_link_pages (project_id, conference_code, token, created_at)
         select project_id, code, ?, 0 from conferences where code = ?`,
      )
      .run([randomBytes(16).toString("base64url"), conference]);
    const page = database
      .prepare("select token from lost_link_pages where conference_code = ?")
      .get([conference]);
    return `/j/lost/${z.object({ token: z.string() }).parse(page).token}`;
  });
}

/** Turns email and personal links of all projects off. */
export function turnLinksOff(dataDir: string): void {
  inDatabase(dataDir, (database) =>
    database.prepare("update projects set mail = 0, personal_links = 0").run([]),
  );
}

/** Stores messages of every state and two addresses that were refused. */
export function fillMailQueue(dataDir: string): void {
  inDatabase(dataDir, (database) => {
    database.prepare("delete from mail_suppressions").run([]);
    for (const [email, response] of [
      ["nobody@a-domain-with-a-rather-long-name.example", STATES[2].response],
      ["старый.адрес@пример.рф", "550 5.7.1 Рассылка отклонена получателем"],
    ])
      database
        .prepare("insert into mail_suppressions values (?, ?, ?, ?)")
        .run([email, email, response, Date.now() - 90_000]);
  });
  for (const { state } of STATES) storeMail(dataDir, { state, conference: "", email: "" });
}

type About = { state: State; conference: string; email: string };

/** Stores an emailed invitation to this person, with this result. */
export function storeMail(dataDir: string, { state, conference, email }: About): void {
  const { response, reason } = STATES.find((each) => each.state === state) ?? STATES[0];
  const id = randomUUID();
  inDatabase(dataDir, (database) =>
    database
      .prepare(
        `insert into outgoing_mail (id, key, kind, project_id, conference_code, email, email_key,
          domain, locale, staff_id, state, response, reason, due_at, created_at)
         select ?, ?, 'invitation', id, ?, ?, ?, 'example.com', 'en', '', ?, ?, ?, ?, ?
         from projects limit 1`,
      )
      .run([
        id,
        id,
        conference,
        email,
        email,
        state,
        response,
        reason,
        // Far in the future, so nothing is sent.
        9_000_000_000_000,
        Date.now() - 60_000,
      ]),
  );
}

import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Libsql from "libsql";
import { linkContext } from "@/lib/mirror/links/store";
import { hashToken, seal } from "@/lib/platform/crypto";
import { tokenContext } from "../../lib/personal-links/store";
import * as z from "../../lib/platform/zod";
import { percentile } from "../support/numbers";
import type { Row } from "../support/row";
import type { SignedInFoyer, Servers } from "../support/servers";

const PEOPLE = 10_000;
const FIVE_MINUTES = 300_000;
const A_MINUTE = 60_000;
/** Interval at which staff open the roster during the run (ms). */
const STAFF_INTERVAL_MS = 1_000;

const Participants = z.array(
  z.object({ project_id: z.string(), code: z.string(), email_key: z.string() }),
);

/**
 * Measures opening and joining by 10,000 participants within five minutes, with stored links, on SQLite,
 * and the time of a roster of 100 during the run.
 */
export async function join(
  _servers: Servers,
  signedIn: SignedInFoyer,
  { long }: { long: boolean },
): Promise<Row[]> {
  const { foyer, cookie, roster } = signedIn;
  const staffPage = `${foyer.url}${await roster(100)}`;
  const place = await roster(PEOPLE);
  const tokens = insertLinks(foyer.dataDir, place.split("/").at(-1) ?? "");
  const agent = new Agent({ keepAlive: true });
  const read = (url: string) => timed(agent, "GET", url, 200, { cookie, accept: "text/html" });
  const quiet: number[] = [];
  for (let time = 0; time < 30; time += 1) {
    quiet.push(await read(staffPage));
    await pause(50);
  }
  const ms = long ? FIVE_MINUTES : A_MINUTE;
  const count = Math.round((PEOPLE * ms) / FIVE_MINUTES);
  const paced = (method: string, status: number, shift: number) =>
    Promise.all(
      tokens.slice(0, count).map(async (token, index) => {
        const due = (index + shift) * (ms / count);
        const began = performance.now();
        await pause(due);
        const late = performance.now() - began - due;
        return late + (await timed(agent, method, `${foyer.url}/j/${token}`, status, BROWSER));
      }),
    );
  const staff: number[] = [];
  const reading = (async () => {
    for (
      const end = performance.now() + ms;
      performance.now() < end;
      await pause(STAFF_INTERVAL_MS)
    )
      staff.push(await read(staffPage));
  })();
  const [opened, joined] = await Promise.all([paced("GET", 200, 0), paced("POST", 303, 0.5)]);
  await reading;
  agent.destroy();
  deleteLinks(foyer.dataDir);
  const figure = (id: string, what: string, times: number[]): Row => ({
    id: `join-${id}`,
    what: `${what}, 10,000 within five minutes, p95`,
    engine: "SQLite",
    unit: "ms",
    ours: percentile(times, 0.95),
    limit: null,
    reach: [{ of: "ours", max: 300 }],
  });
  return [
    figure("open", "open a personal link", opened),
    figure("join", "join with a stored link", joined),
    {
      id: "join-staff",
      what: "a roster of 100 during the run, p95",
      engine: "SQLite",
      unit: "ms",
      ours: percentile(staff, 0.95),
      limit: { what: "the same page before, p95", value: percentile(quiet, 0.95) },
      reach: [{ of: "ratio", max: 2 }],
    },
  ];
}

const BROWSER = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

const isReset = (error: Error) => "code" in error && error.code === "ECONNRESET";

function timed(
  agent: Agent,
  method: string,
  url: string,
  status: number,
  headers: Record<string, string>,
): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const send = () => {
      const sent = request(url, { agent, method, headers }, (response) => {
        if (response.statusCode !== status)
          reject(new Error(`${method} of a page answered ${response.statusCode}`));
        response.on("end", () => resolve(performance.now() - began)).on("error", reject);
        response.resume();
      });
      // The server may close an idle connection while it is used again. Browsers then use another.
      sent.on("error", (error) => (sent.reusedSocket && isReset(error) ? send() : reject(error)));
      sent.end();
    };
    send();
  });
}

function inDatabase<T>(dataDir: string, work: (database: Libsql.Database) => T): T {
  const database = new Libsql(path.join(dataDir, "foyer.db"));
  try {
    database.exec("pragma busy_timeout = 30000");
    return work(database);
  } finally {
    database.close();
  }
}

/** Stores a Boomstream link and a personal link for each participant. Returns the tokens. */
function insertLinks(dataDir: string, conference: string): string[] {
  const secret = readFileSync(path.join(dataDir, "secret"), "utf8").trim();
  return inDatabase(dataDir, (database) => {
    const people = Participants.parse(
      database
        .prepare("select project_id, code, email_key from participants where conference_code = ?")
        .all(conference),
    );
    const link = database.prepare(
      `insert into links (id, project_id, conference_code, invitation_id, email_key,
         participant_code, sealed, key_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const personal = database.prepare(
      `insert into personal_links (id, project_id, conference_code, participant_code, token_hash,
         sealed, key_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const linked = database.prepare(
      "update participants set link_id = ? where project_id = ? and code = ?",
    );
    database.exec("begin immediate");
    database.exec("update projects set personal_links = 1");
    const tokens = people.map(({ project_id, code, email_key }) => {
      const [id, token, now] = [randomUUID(), randomBytes(16).toString("base64url"), Date.now()];
      const url = seal(`https://example.com/invite?jwt=${id}`, linkContext(id), secret);
      link.run(id, project_id, conference, id, email_key, code, url.sealed, url.keyId, now);
      const own = seal(token, tokenContext(id), secret);
      const hash = hashToken(token);
      personal.run(id, project_id, conference, code, hash, own.sealed, own.keyId, now);
      linked.run(id, project_id, code);
      return token;
    });
    database.exec("commit");
    return tokens;
  });
}

/** The other groups measure without personal links. */
function deleteLinks(dataDir: string): void {
  inDatabase(dataDir, (database) => database.exec("update projects set personal_links = 0"));
}

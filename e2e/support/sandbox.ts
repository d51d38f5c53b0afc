import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PlanInput } from "@/lib/sandbox/faults";
import type { Connection } from "./foyer";

const Seeded = z.object({ conferenceCode: z.string() });
const Mail = z.object({ to: z.string(), conferenceCode: z.string(), link: z.string() });
const Call = z.object({ method: z.string(), conferenceCode: z.string().nullable() });
const Calls = z.object({ last: z.number(), calls: z.array(Call) });
const Person = z.object({
  code: z.string(),
  email: z.string(),
  name: z.string(),
  moderator: z.enum(["yes", "no"]),
  is_deleted: z.enum(["yes", "no"]),
});
const Roster = z.object({ Status: z.literal("Success"), Clients: z.array(Person) });
const Listed = z.object({ title: z.string(), code: z.string(), description: z.string() });
const List = z.object({ Status: z.literal("Success"), conferences: z.array(Listed) });

export type SeededConference = { code: string; title: string };
export type Sandbox = ReturnType<typeof sandboxClient>;

/** Returns a client of the sandbox, to prepare data and to check what Foyer sent. */
export function sandboxClient({ origin, url, key }: Connection) {
  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${origin}/sandbox/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`The sandbox returned ${response.status}: ${await response.text()}`);
    return response.json();
  }
  async function ask(method: string, parameters: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${url}/conference/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ format: "json", ...parameters }),
    });
    return response.json();
  }
  /** Creates a conference with this title and this many people. */
  async function load(participants: number, title: string): Promise<SeededConference> {
    const { conferenceCode } = Seeded.parse(await send("POST", "seed", { title, participants }));
    return { code: conferenceCode, title };
  }
  /** Replaces the faults that the service simulates. */
  const setFaults = (plan: PlanInput): Promise<unknown> => send("PUT", "faults", plan);
  return {
    origin,
    url,
    key,
    load,
    /** Creates a conference with a unique title. */
    seed: (participants: number, name = "Journey"): Promise<SeededConference> =>
      load(participants, `${name} ${randomUUID().slice(0, 8)}`),
    /** Invites a person outside Foyer. */
    invite: ({ code }: SeededConference, email: string): Promise<unknown> =>
      ask("invite", { code, email, notifyEmail: "no" }),
    /** Changes a participant outside Foyer. */
    update: (code: string, change: { name: string }): Promise<unknown> =>
      ask("client/update", { code, ...change }),
    setFaults,
    clearFaults: () => setFaults({}),
    /** Returns the links emailed to this address, newest first. */
    async mailsTo(email: string): Promise<string[]> {
      const mails = z.array(Mail).parse(await send("GET", "outbox?limit=1000"));
      return mails.filter((mail) => mail.to === email).map((mail) => mail.link);
    },
    /** Returns a conference's people as the service stores them. */
    async roster(code: string) {
      return Roster.parse(await ask("client/list", { code })).Clients;
    },
    /** Returns the conferences with this title. */
    async titled(title: string) {
      const { conferences } = List.parse(await ask("list", {}));
      return conferences.filter((one) => one.title === title);
    },
    /** Returns a conference's title as the service stores it. */
    async titleOf(code: string) {
      const { conferences } = List.parse(await ask("list", {}));
      return conferences.find((one) => one.code === code)?.title;
    },
    /** Returns the id of the latest call. */
    async lastCall(): Promise<number> {
      return Calls.parse(await send("GET", "calls")).last;
    },
    /** Returns how often a method was called after that call, for one conference if given. */
    async callsSince(last: number, method: string, code?: string): Promise<number> {
      const { calls } = Calls.parse(await send("GET", `calls?since=${last}`));
      return calls.filter(
        (call) => call.method === method && (code === undefined || call.conferenceCode === code),
      ).length;
    },
  };
}

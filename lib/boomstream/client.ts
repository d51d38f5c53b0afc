import { createHash } from "node:crypto";
import { createTransport, serviceStates } from "./transport";
import type { Connection, ServiceState } from "./transport";
import { perProcess } from "@/lib/platform/per-process";
import * as decoders from "./decoders";
import type { Answer, Conference, InviteAnswer, MaySend, Participant } from "./types";

export type { Connection } from "./transport";

/** The ten methods of the API. Each returns a value or a known error; none throws. */
export type Boomstream = {
  /** `conference/list`: every conference, without details. */
  listConferences(): Promise<Answer<Conference[]>>;
  conferenceInfo(code: string): Promise<Answer<Conference>>;
  createConference(input: {
    title: string;
    description?: string;
    folderCode?: string;
  }): Promise<Answer<{ code: string }>>;
  updateConference(
    code: string,
    change: { title?: string; description?: string; folderCode?: string },
    maySend?: MaySend,
  ): Promise<Answer<{ code: string }>>;
  deleteConference(code: string): Promise<Answer<null>>;
  /**
   * Not idempotent; with `notify` it emails a person. After `unknown-outcome` read back before
   * repeating it.
   */
  invite(
    conferenceCode: string,
    input: {
      email: string;
      name?: string;
      /** No limit if omitted. */
      lifetimeSeconds?: number;
      notify: boolean;
      moderator: boolean;
      avatarUrl?: string;
    },
    maySend?: MaySend,
  ): Promise<Answer<InviteAnswer>>;
  /** `conference/client/list`: all participants, revoked ones included. */
  roster(conferenceCode: string): Promise<Answer<Participant[]>>;
  participantInfo(code: string): Promise<Answer<Participant>>;
  updateParticipant(
    code: string,
    change: { email?: string; name?: string; moderator?: boolean },
    maySend?: MaySend,
  ): Promise<Answer<null>>;
  revokeParticipant(code: string, maySend?: MaySend): Promise<Answer<null>>;
};

/** Returns a new client. The application uses `connect`, which shares clients. */
export function boomstream(connection: Connection): Boomstream {
  const { read, write } = createTransport(connection);
  return {
    listConferences: () => read("conference/list", {}, decoders.conferences),
    conferenceInfo: async (code) => {
      const answer = await read("conference/info", { code }, decoders.conference);
      if (!answer.ok) return answer;
      const found = answer.value.code ?? code;
      return sameCode(found, code)
        ? { ok: true, value: { ...answer.value, code: found } }
        : notUnderstood;
    },
    createConference: ({ title, description, folderCode }) =>
      write("conference/create", { title, description, folderCode }, decoders.created),
    updateConference: async (code, { title, description, folderCode }, maySend) => {
      const answer = await write(
        "conference/update",
        { code, title, description, folderCode },
        decoders.updated,
        maySend,
      );
      return answer.ok && !sameCode(answer.value.code, code) ? unknownOutcome : answer;
    },
    deleteConference: async (code) =>
      done(await write("conference/delete", { code }, decoders.deleted)),
    invite: async (conferenceCode, input, maySend) => {
      const answer = await write(
        "conference/invite",
        invitation(conferenceCode, input),
        decoders.invited,
        maySend,
      );
      if (!answer.ok) return answer;
      const { email, name, moderator, link } = answer.value;
      const said = { email: email || input.email, name: name || (input.name ?? ""), link };
      return { ok: true, value: { ...said, moderator: moderator ?? input.moderator } };
    },
    roster: async (conferenceCode) => {
      const answer = await read(
        "conference/client/list",
        { code: conferenceCode },
        decoders.roster,
      );
      // The service may spell the conference's code differently in the roster.
      if (answer.ok)
        for (const participant of answer.value) participant.conferenceCode = conferenceCode;
      return answer;
    },
    participantInfo: async (code) => {
      const answer = await read("conference/client/info", { code }, decoders.participant);
      return answer.ok && !sameCode(answer.value.code, code) ? notUnderstood : answer;
    },
    updateParticipant: async (code, { email, name, moderator }, maySend) => {
      const parameters = { code, email, name, moderator: yesNo(moderator) };
      return sameClient(
        await write("conference/client/update", parameters, decoders.changed, maySend),
        code,
      );
    },
    revokeParticipant: async (code, maySend) =>
      sameClient(
        await write("conference/client/delete", { code }, decoders.changed, maySend),
        code,
      ),
  };
}

const MAX_CLIENTS = 200;

/**
 * Returns the client of a project: one per project, key and settings in the process, so that the
 * limiter, the circuit breaker and the detected transport are shared. Keeps the key in memory only.
 */
export function connect(connection: Connection): Boomstream {
  const clients = perProcess("boomstream-clients", () => new Map<string, Boomstream>());
  // A different listener alone does not create another client.
  const { onCall: _listener, ...settings } = connection;
  const sorted = Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const identity = createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
  const known = clients.get(identity);
  if (known) return known;
  const made = boomstream(connection);
  const oldest = clients.keys().next();
  if (clients.size >= MAX_CLIENTS && !oldest.done) clients.delete(oldest.value);
  clients.set(identity, made);
  return made;
}

/** Returns the service's state after the last call; `unused` if there was none. */
export function stateOf(projectId: string): ServiceState | "unused" {
  return serviceStates().get(projectId) ?? "unused";
}

type Invitation = Parameters<Boomstream["invite"]>[1];

function invitation(code: string, input: Invitation): Record<string, string | undefined> {
  const { email, name, lifetimeSeconds, notify, moderator, avatarUrl } = input;
  const timeout = lifetimeSeconds === undefined ? undefined : String(lifetimeSeconds);
  return {
    code,
    email,
    name,
    timeout,
    notifyEmail: yesNo(notify),
    moderator: yesNo(moderator),
    avatarUrl,
  };
}

function yesNo(value: boolean | undefined): "yes" | "no" | undefined {
  return value === undefined ? undefined : value ? "yes" : "no";
}

const sameCode = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

const done = (answer: Answer<unknown>): Answer<null> =>
  answer.ok ? { ok: true, value: null } : answer;

const sameClient = (answer: Answer<{ code: string }>, code: string): Answer<null> =>
  answer.ok && answer.value.code !== code ? unknownOutcome : done(answer);

const notUnderstood = { ok: false as const, error: { code: "not-understood" as const } };
const unknownOutcome = {
  ok: false as const,
  error: { code: "unknown-outcome" as const, lost: "garbled" as const },
};

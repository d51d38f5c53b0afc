import { createHash } from "node:crypto";
import { createTransport, serviceStates } from "./transport";
import type { Connection, ServiceState } from "./transport";
import { perProcess } from "@/lib/platform/per-process";
import * as decoders from "./decoders";
import type { ApiResult, Conference, InviteResult, MaySend, Participant } from "./types";

export type { Connection } from "./transport";

/** The ten methods of the API. Each returns a value or a known error; none throws. */
export type Boomstream = {
  /** `conference/list`: every conference, without details. */
  listConferences(): Promise<ApiResult<Conference[]>>;
  conferenceInfo(code: string): Promise<ApiResult<Conference>>;
  createConference(input: {
    title: string;
    description?: string;
    folderCode?: string;
  }): Promise<ApiResult<{ code: string }>>;
  updateConference(
    code: string,
    change: { title?: string; description?: string; folderCode?: string },
    maySend?: MaySend,
  ): Promise<ApiResult<{ code: string }>>;
  deleteConference(code: string): Promise<ApiResult<null>>;
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
  ): Promise<ApiResult<InviteResult>>;
  /** `conference/client/list`: all participants, revoked ones included. */
  roster(conferenceCode: string): Promise<ApiResult<Participant[]>>;
  participantInfo(code: string): Promise<ApiResult<Participant>>;
  updateParticipant(
    code: string,
    change: { email?: string; name?: string; moderator?: boolean },
    maySend?: MaySend,
  ): Promise<ApiResult<null>>;
  revokeParticipant(code: string, maySend?: MaySend): Promise<ApiResult<null>>;
};

/** Returns a new client. The application uses `connect`, which shares clients. */
export function boomstream(connection: Connection): Boomstream {
  const { read, write } = createTransport(connection);
  return {
    listConferences: () => read("conference/list", {}, decoders.conferences),
    conferenceInfo: async (code) => {
      const result = await read("conference/info", { code }, decoders.conference);
      if (!result.ok) return result;
      const found = result.value.code ?? code;
      return sameCode(found, code)
        ? { ok: true, value: { ...result.value, code: found } }
        : notUnderstood;
    },
    createConference: ({ title, description, folderCode }) =>
      write("conference/create", { title, description, folderCode }, decoders.created),
    updateConference: async (code, { title, description, folderCode }, maySend) => {
      const result = await write(
        "conference/update",
        { code, title, description, folderCode },
        decoders.updated,
        maySend,
      );
      return result.ok && !sameCode(result.value.code, code) ? unknownOutcome : result;
    },
    deleteConference: async (code) =>
      done(await write("conference/delete", { code }, decoders.deleted)),
    invite: async (conferenceCode, input, maySend) => {
      const result = await write(
        "conference/invite",
        invitation(conferenceCode, input),
        decoders.invited,
        maySend,
      );
      if (!result.ok) return result;
      const { email, name, moderator, link } = result.value;
      const details = { email: email || input.email, name: name || (input.name ?? ""), link };
      return { ok: true, value: { ...details, moderator: moderator ?? input.moderator } };
    },
    roster: async (conferenceCode) => {
      const result = await read(
        "conference/client/list",
        { code: conferenceCode },
        decoders.roster,
      );
      // The service may spell the conference's code differently in the roster.
      if (result.ok)
        for (const participant of result.value) participant.conferenceCode = conferenceCode;
      return result;
    },
    participantInfo: async (code) => {
      const result = await read("conference/client/info", { code }, decoders.participant);
      return result.ok && !sameCode(result.value.code, code) ? notUnderstood : result;
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
  // The listener is not part of the identity.
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

const done = (result: ApiResult<unknown>): ApiResult<null> =>
  result.ok ? { ok: true, value: null } : result;

const sameClient = (result: ApiResult<{ code: string }>, code: string): ApiResult<null> =>
  result.ok && result.value.code !== code ? unknownOutcome : done(result);

const notUnderstood = { ok: false as const, error: { code: "not-understood" as const } };
const unknownOutcome = {
  ok: false as const,
  error: { code: "unknown-outcome" as const, lost: "garbled" as const },
};

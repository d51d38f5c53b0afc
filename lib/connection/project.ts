import { cache } from "react";
import { type Boomstream, connect } from "@/lib/boomstream/client";
import { db } from "@/lib/db/db";
import type { Flag, ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import type { CallEntry } from "@/lib/boomstream/types";
import type { Connection } from "@/lib/boomstream/transport";
import { log } from "@/lib/platform/log";
import { metrics } from "@/lib/platform/metrics";
import { addCall } from "@/lib/platform/tracing";
import { recordOwnWrites } from "./record-own-writes";
import { openKey } from "./api-key";
import { sandbox } from "@/lib/sandbox/running";

export type Project = {
  id: string;
  name: string;
  kind: ProjectTable["kind"];
  /** True if participants get personal links. */
  personalLinks: boolean;
  /** Minutes before the start at which personal links let participants join; null: always. */
  joinMinutes: number | null;
  /** True if Foyer, and not Boomstream, emails invitations. */
  ownMail: boolean;
  boomstream: Boomstream;
};

/**
 * Returns the kind of the project that is not stored: the environment's, or the sandbox if it has
 * no key.
 */
export function givenKind(): "environment" | "sandbox" {
  return env().boomstream.apiKey ? "environment" : "sandbox";
}

const COLUMNS = [
  "id",
  "name",
  "kind",
  "sealed_key",
  "key_id",
  "personal_links",
  "join_minutes",
  "mail",
] as const;

/**
 * Returns the open projects: the configured one first, then the stored ones by creation. Cached per
 * request.
 */
export const openProjects = cache(async (): Promise<Project[]> => {
  const rows = await db()
    .selectFrom("projects")
    .select(COLUMNS)
    .where("closed_at", "is", null)
    .where("kind", "in", ["stored", givenKind()])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const given = rows.filter(({ kind }) => kind !== "stored");
  const stored = rows.filter(({ kind }) => kind === "stored");
  return [...given, ...stored].map(asProject);
});

/** Returns a project for background work, closed ones too. */
export async function projectById(id: string): Promise<Project> {
  const row = await db()
    .selectFrom("projects")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return asProject(row);
}

type ProjectRow = Connected & {
  name: string;
  personal_links: Flag;
  join_minutes: number | null;
  mail: Flag;
};

function asProject(row: ProjectRow): Project {
  const { id, name, kind } = row;
  return {
    id,
    name,
    kind,
    personalLinks: row.personal_links === 1,
    joinMinutes: row.join_minutes,
    ownMail: row.mail === 1 && env().mail !== null,
    // Decrypts the key only if Boomstream is called.
    get boomstream() {
      return connectionOf(row);
    },
  };
}

/** Outcomes that need an operator's attention. */
const WARNINGS = new Set(["unreachable", "too-slow", "key-refused", "suspended", "not-understood"]);

/** The columns of a project that its connection needs. */
export type Connected = Pick<ProjectTable, "id" | "kind" | "sealed_key" | "key_id">;

/**
 * Returns the Boomstream client of a project. Its limits and circuit breaker are shared in this
 * process, and each write is recorded before it is sent.
 */
export function connectionOf(project: Connected): Boomstream {
  const local = project.kind === "sandbox" ? sandbox() : null;
  const configured = project.kind === "environment" ? (env().boomstream.apiKey ?? "") : "";
  const key = project.kind === "stored" ? openKey(project) : (local?.key ?? configured);
  const client = connect({ ...settingsFor(project.id, key), ...(local && { apiUrl: local.url }) });
  return recordOwnWrites(project.id, client);
}

/** Returns the settings of a connection with this key. */
export function settingsFor(projectId: string, apiKey: string): Connection {
  const { apiUrl, transport, format, concurrency, timeoutMs } = env().boomstream;
  return { projectId, apiUrl, apiKey, transport, format, concurrency, timeoutMs, onCall: logCall };
}

/** Logs, measures and traces a call to Boomstream: method, duration and outcome, never parameters. */
export function logCall(call: CallEntry): void {
  const { projectId, method, ms, outcome } = call;
  const attributes = {
    "rpc.service": "boomstream",
    "rpc.method": method,
    "foyer.project.id": projectId,
    "foyer.call.try": call.try,
    "foyer.call.outcome": outcome,
  };
  addCall(`boomstream ${method}`, ms, attributes, WARNINGS.has(outcome));
  metrics().calls.observe({ method, outcome }, ms / 1_000);
  log[WARNINGS.has(outcome) ? "warn" : "info"]({ boomstream: call }, "boomstream call");
}

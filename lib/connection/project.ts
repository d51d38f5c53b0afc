import { cache } from "react";
import type { Boomstream } from "@/lib/boomstream/client";
import { db } from "@/lib/db/db";
import type { Flag, ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { type Connected, connectionOf } from "./connect";

export type Project = {
  id: string;
  name: string;
  kind: ProjectTable["kind"];
  /** Whether participants get a link of Foyer's own. */
  personalLinks: boolean;
  /** Whether Foyer, and not Boomstream, emails invitations. */
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

const COLUMNS = ["id", "name", "kind", "sealed_key", "key_id", "personal_links", "mail"] as const;

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

function asProject(row: Connected & { name: string; personal_links: Flag; mail: Flag }): Project {
  const { id, name, kind } = row;
  return {
    id,
    name,
    kind,
    personalLinks: row.personal_links === 1,
    ownMail: row.mail === 1 && env().mail !== null,
    // Decrypts the key only if Boomstream is called.
    get boomstream() {
      return connectionOf(row);
    },
  };
}

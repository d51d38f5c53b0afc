import { cache } from "react";
import type { Boomstream } from "@/lib/boomstream/client";
import { db } from "@/lib/db/db";
import type { ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { type Connected, connectionOf } from "./connect";

export type Project = {
  id: string;
  name: string;
  kind: ProjectTable["kind"];
  boomstream: Boomstream;
};

/** Which project comes from outside the table: the environment's, or the sandbox where it has no key. */
export function givenKind(): "environment" | "sandbox" {
  return env().boomstream.apiKey ? "environment" : "sandbox";
}

/**
 * The projects that are worked in: the given one first, then the stored ones as they were added.
 * Looked up once for each page.
 */
export const openProjects = cache(async (): Promise<Project[]> => {
  const rows = await db()
    .selectFrom("projects")
    .select(["id", "name", "kind", "sealed_key", "key_id"])
    .where("closed_at", "is", null)
    .where("kind", "in", ["stored", givenKind()])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const given = rows.filter(({ kind }) => kind !== "stored");
  const stored = rows.filter(({ kind }) => kind === "stored");
  return [...given, ...stored].map(asProject);
});

/** A project, for work that goes on behind the requests; closed ones, too. */
export async function projectById(id: string): Promise<Project> {
  const row = await db()
    .selectFrom("projects")
    .select(["id", "name", "kind", "sealed_key", "key_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return asProject(row);
}

function asProject(row: Connected & { name: string }): Project {
  const { id, name, kind } = row;
  return {
    id,
    name,
    kind,
    // Only who speaks to Boomstream has the key opened.
    get boomstream() {
      return connectionOf(row);
    },
  };
}

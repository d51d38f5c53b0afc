import type { Boomstream } from "@/lib/boomstream/client";
import { db } from "@/lib/db/db";
import type { ProjectTable } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { connectionOf } from "./connection";

export type Project = {
  id: string;
  name: string;
  kind: ProjectTable["kind"];
  boomstream: Boomstream;
};

/** The project that is worked in: the environment's where a key is configured, else the sandbox. */
export async function currentProject(): Promise<Project> {
  const kind = env().boomstream.apiKey ? "environment" : "sandbox";
  const row = await db()
    .selectFrom("projects")
    .select(["id", "name", "kind"])
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return { ...row, boomstream: connectionOf(row) };
}

import { db } from "@/lib/db/db";
import { connectionOf } from "./connection";
import type { Project } from "./current";

/** A project, for work that goes on behind the requests. */
export async function projectById(id: string): Promise<Project> {
  const row = await db()
    .selectFrom("projects")
    .select(["id", "name", "kind"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { ...row, boomstream: connectionOf(row) };
}

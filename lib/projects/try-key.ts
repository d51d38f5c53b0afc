import { boomstream } from "@/lib/boomstream/client";
import type { Conference } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { settingsFor } from "@/lib/connection/project";
import { type RequestOrder, beginRequest } from "@/lib/mirror/request-order";
import { keyFingerprint } from "@/lib/connection/api-key";

/** Codes compared by one statement. */
const CHUNK = 500;

/** The conferences of a key, and when they were requested. */
export type Opened = { list: Conference[]; request: RequestOrder };

/**
 * Calls `conference/list` with a key before it is stored. Fails at the field `key` if Boomstream refuses it,
 * if its project is already connected, or if it belongs to another project, because then all conferences would
 * look deleted.
 */
export async function tryKey(projectId: string, key: string): Promise<ActionResult<Opened>> {
  if (await isKnown(projectId, key)) return fail("invalid", { fields: { key: "keyKnown" } });
  const request = await beginRequest();
  const response = await boomstream(settingsFor(projectId, key)).listConferences();
  if (!response.ok) {
    const { code, message } = response.error;
    if (code === "key-refused") return fail("invalid", { fields: { key: "keyRefused" } });
    return fail(code, { message });
  }
  const list = response.value;
  const owners = await ownersOf(list.map(({ code }) => code));
  if ([...owners].some((id) => id !== projectId)) {
    return fail("invalid", { fields: { key: "keyKnown" } });
  }
  if (list.length > 0 && !owners.has(projectId) && (await hasConferences(projectId))) {
    return fail("invalid", { fields: { key: "keyOther" } });
  }
  return ok({ list, request });
}

async function isKnown(projectId: string, key: string): Promise<boolean> {
  if (key === env().boomstream.apiKey) return true;
  const known = await db()
    .selectFrom("projects")
    .select("id")
    .where("key_fingerprint", "=", keyFingerprint(key))
    .where("id", "<>", projectId)
    .executeTakeFirst();
  return known !== undefined;
}

/** Returns the projects whose mirror has any of these conferences, deleted ones too. */
async function ownersOf(codes: string[]): Promise<Set<string>> {
  const owners = new Set<string>();
  for (let from = 0; from < codes.length; from += CHUNK) {
    const rows = await db()
      .selectFrom("conferences")
      .select("project_id")
      .distinct()
      .where("code", "in", codes.slice(from, from + CHUNK))
      .execute();
    for (const { project_id } of rows) owners.add(project_id);
  }
  return owners;
}

async function hasConferences(projectId: string): Promise<boolean> {
  const one = await db()
    .selectFrom("conferences")
    .select("code")
    .where("project_id", "=", projectId)
    .where("deleted_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

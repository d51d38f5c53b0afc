import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { db } from "@/lib/db/db";
import type { Database, PersonalLinkTable } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { hashToken, seal, unseal } from "@/lib/platform/crypto";
import { withBase } from "@/lib/platform/base-path";
import { wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { routes } from "@/lib/platform/routes";

/** 128 random bits. */
const TOKEN_BYTES = 16;

/** A token in a URL: 16 bytes in base64url. */
export const TOKEN = /^[\w-]{22}$/;

/** Returns the context that binds an encrypted token to its row. */
export function tokenContext(id: string): string {
  return `personal-link:${id}`;
}

/** Returns the URL of a personal link. It is a credential: never log it. */
export function personalUrl(token: string): string {
  return env().guestUrl + withBase(routes.guest(token));
}

type Holder = { code: string; conferenceCode: string };

/**
 * Returns the personal links of these participants by code, and creates missing ones. Accepts at most 500
 * participants. Skips links that were encrypted with another secret.
 */
export async function ensurePersonalLinks(
  projectId: string,
  holders: readonly Holder[],
  connection: Kysely<Database> = db(),
): Promise<Map<string, string>> {
  if (holders.length === 0) return new Map();
  const codes = holders.map(({ code }) => code);
  const stored = await readLinks(projectId, codes, connection);
  const known = new Set(stored.map(({ participant_code }) => participant_code));
  const missing = holders.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return urlsOf(stored);
  await connection
    .insertInto("personal_links")
    .values(missing.map((holder) => newRow(projectId, holder)))
    .onConflict((conflict) => conflict.columns(["project_id", "participant_code"]).doNothing())
    .execute();
  // A concurrent request may have created some of them.
  return urlsOf(await readLinks(projectId, codes, connection));
}

/** Invalidates the personal link of a participant. The next one has another URL. */
export async function forgetPersonalLink(projectId: string, code: string): Promise<void> {
  await withTransaction(async (tx) => {
    const replaced = await tx
      .deleteFrom("personal_links")
      .where("project_id", "=", projectId)
      .where("participant_code", "=", code)
      .returning(["token_hash", "project_id", "conference_code"])
      .execute();
    if (replaced.length === 0) return;
    const rows = replaced.map((link) => ({ ...link, created_at: wallNow() }));
    await tx.insertInto("replaced_links").values(rows).execute();
  });
}

type Stored = Pick<PersonalLinkTable, "id" | "participant_code" | "sealed" | "key_id">;

function readLinks(projectId: string, codes: string[], connection: Kysely<Database>) {
  return connection
    .selectFrom("personal_links")
    .select(["id", "participant_code", "sealed", "key_id"])
    .where("project_id", "=", projectId)
    .where("participant_code", "in", codes)
    .execute();
}

function urlsOf(stored: readonly Stored[]): Map<string, string> {
  return new Map(
    stored.flatMap(({ id, participant_code, sealed, key_id }) => {
      const token = unseal(sealed, key_id, tokenContext(id));
      return token === null ? [] : [[participant_code, personalUrl(token)] as const];
    }),
  );
}

function newRow(projectId: string, { code, conferenceCode }: Holder) {
  const id = newId();
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const { sealed, keyId } = seal(token, tokenContext(id));
  return {
    id,
    project_id: projectId,
    conference_code: conferenceCode,
    participant_code: code,
    token_hash: hashToken(token),
    sealed,
    key_id: keyId,
    link_id: null,
    created_at: wallNow(),
    opened_at: null,
    joined_at: null,
  };
}

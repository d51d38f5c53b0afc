import { randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@/lib/db/schema";
import { hashToken } from "@/lib/platform/crypto";
import { basePath } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { routes } from "@/lib/platform/routes";

const DAY = 24 * 60 * 60_000;
/** Lifetime of a one-time link (ms). */
const LIFETIME = 3 * DAY;

/** Creates a one-time link for a staff member. Earlier links stop working. */
export async function makeWelcomeLink(
  tx: Transaction<Database>,
  staffId: string,
  madeBy: string,
): Promise<{ link: string; until: number }> {
  await invalidateLinks(tx, staffId);
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  await tx
    .insertInto("welcomes")
    .values({
      id: newId(),
      token_hash: hashToken(token),
      staff_id: staffId,
      created_by: madeBy,
      created_at: now,
      expires_at: now + LIFETIME,
      used_at: null,
    })
    .execute();
  return { link: ownAddress() + routes.welcome(token), until: now + LIFETIME };
}

/** Invalidates all one-time links of this person. */
export async function invalidateLinks(tx: Transaction<Database>, staffId: string): Promise<void> {
  await tx
    .updateTable("welcomes")
    .set({ used_at: Date.now() })
    .where("staff_id", "=", staffId)
    .where("used_at", "is", null)
    .execute();
}

/** The administrator's commands know the base path only from NEXTAUTH_URL. */
function ownAddress(): string {
  const { publicUrl, publicPath } = env();
  return publicUrl + (publicPath ?? basePath);
}

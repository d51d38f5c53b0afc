import "server-only";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { type LogoutToken, readLogoutToken } from "./logout-token";

/** How long used tokens are stored (ms); longer than tokens are accepted. */
const TOKEN_RETENTION_MS = 60 * 60_000;

/**
 * Ends the sessions that a logout token of the identity provider names: one session (`sid`), or all that the
 * person (`sub`) started there. Sessions with a password or passkey continue. Returns false for a token that
 * is forged, too old or already used. Throws if the provider's keys can't be fetched.
 */
export async function logOutByProvider(signed: string): Promise<boolean> {
  const token = await readLogoutToken(signed);
  return token !== null && apply(token);
}

function apply({ iss, jti, sub, sid }: LogoutToken): Promise<boolean> {
  return withTransaction(async (tx): Promise<boolean> => {
    const now = Date.now();
    await tx
      .deleteFrom("logout_tokens")
      .where("used_at", "<", now - TOKEN_RETENTION_MS)
      .execute();
    const used = await tx
      .insertInto("logout_tokens")
      .values({ jti, used_at: now })
      .onConflict((conflict) => conflict.column("jti").doNothing())
      .executeTakeFirst();
    if (Number(used.numInsertedOrUpdatedRows ?? 0) === 0) return false;
    let ending = tx
      .updateTable("sessions")
      .set({ ended_at: now })
      .where("method", "=", "provider")
      .where("ended_at", "is", null);
    if (sid !== undefined) ending = ending.where("provider_sid", "=", sid);
    if (sub !== undefined) {
      ending = ending.where("staff_id", "in", (eb) =>
        eb
          .selectFrom("identities")
          .select("staff_id")
          .where("issuer", "=", iss)
          .where("subject", "=", sub),
      );
    }
    const ended = await ending.returning(["id", "staff_id"]).execute();
    for (const session of ended) {
      const person = await tx
        .selectFrom("staff")
        .select(["id", "name", "email"])
        .where("id", "=", session.staff_id)
        .executeTakeFirstOrThrow();
      await record(tx, {
        staff: { id: person.id, name: person.name, sessionId: session.id },
        projectId: null,
        action: "session.end",
        outcome: "done",
        subject: person.email,
        after: { method: "provider" },
      });
    }
    return true;
  });
}

import "server-only";
import { allows } from "@/lib/access/roles";
import { openAdministrators } from "@/lib/access/add-notice";
import { pauseWorkOf } from "@/lib/access/pause-work";
import { endSessionsOf } from "@/lib/access/sessions";
import { record } from "@/lib/audit/record";
import type { Role } from "@/lib/db/schema";
import { withTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/platform/env";

type Person = { id: string; email: string; name: string };

/**
 * Returns the highest role of a person's groups by OIDC_ROLES; null if no group has a role; `unmapped` if
 * OIDC_ROLES is not set.
 */
export function roleOfGroups(raw: unknown): Role | null | "unmapped" {
  const { oidc } = env();
  if (!oidc?.roles) return "unmapped";
  const claims: Record<string, unknown> = typeof raw === "object" && raw ? { ...raw } : {};
  const claim = claims[oidc.groupsClaim];
  const groups = (Array.isArray(claim) ? claim : [claim]).filter(
    (group) => typeof group === "string",
  );
  const roles = groups.flatMap((group) => oidc.roles?.get(group) ?? []);
  return roles.toSorted((one, other) => (allows(one, other) ? -1 : 1))[0] ?? null;
}

/**
 * Sets a person's role according to the provider's groups. Sessions with another role end, and imports that
 * the role no longer allows pause. The last administrator keeps the role.
 */
export async function applyRole(person: Person, role: Role): Promise<void> {
  await withTransaction(async (tx) => {
    const administrators = await openAdministrators(tx);
    const isLast = administrators.length === 1 && administrators[0]?.id === person.id;
    if (isLast && role !== "administrator") return;
    const before = await tx
      .selectFrom("staff")
      .select("role")
      .where("id", "=", person.id)
      .where("role", "<>", role)
      .executeTakeFirst();
    if (!before) return;
    await tx
      .updateTable("staff")
      .set((eb) => ({ role, version: eb("version", "+", 1) }))
      .where("id", "=", person.id)
      .execute();
    await endSessionsOf(tx, person.id);
    if (role === "support") await pauseWorkOf(tx, null, person, { importsOnly: true });
    await record(tx, {
      staff: null,
      projectId: null,
      action: "staff.role",
      outcome: "done",
      subject: person.email,
      before,
      after: { role, from: "identity provider" },
    });
  });
}

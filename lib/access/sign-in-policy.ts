import type { ExpressionBuilder, Kysely, Selectable } from "kysely";
import type { Database, Role, SessionTable } from "@/lib/db/schema";
import { allows, isRole } from "./roles";

/** The lowest role that a requirement applies to; it includes higher roles. */
export type RequiredFor = Role | "nobody";

/** The requirements for signing in with a password, set by administrators. */
type SignInPolicy = { twoSteps: RequiredFor; passkeys: RequiredFor };

/** How a session was started, and the person's second factors. */
type Factors = {
  role: Role;
  method: Selectable<SessionTable>["method"];
  twoSteps: boolean;
  passkeys: boolean;
};

/**
 * `owes-…`: the session can only set this up. `ended`: the person has a passkey, so their password is not
 * enough.
 */
type SessionState = "open" | "ended" | "needs-two-steps" | "needs-passkey";

/** Returns the role in a stored setting. Foyer 0.1 stored `yes` for administrators. */
export function requiredFor(value: string | null | undefined): RequiredFor {
  if (value === "yes") return "administrator";
  return isRole(value) ? value : "nobody";
}

/**
 * Returns the state of a session under a policy. Evaluated on every request, so that a new policy applies to
 * earlier sessions too. A passkey is two factors. The identity provider is responsible for its own second
 * step.
 */
export function sessionState(
  { role, method, twoSteps, passkeys }: Factors,
  policy: SignInPolicy,
): SessionState {
  if (method !== "password") return "open";
  if (policyIncludes(policy.passkeys, role)) return passkeys ? "ended" : "needs-passkey";
  if (!policyIncludes(policy.twoSteps, role) || twoSteps) return "open";
  // Setting up codes with the password alone would bypass the passkey.
  return passkeys ? "ended" : "needs-two-steps";
}

/** Returns true if a policy includes people with this role. */
export function policyIncludes(required: RequiredFor, role: Role): boolean {
  return required !== "nobody" && allows(role, required);
}

/** Returns the current policy. */
export async function readPolicy(connection: Kysely<Database>): Promise<SignInPolicy> {
  const rows = await connection.selectFrom("settings").select(["name", "value"]).execute();
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  return {
    twoSteps: requiredFor(value("two-steps-required")),
    passkeys: requiredFor(value("passkeys-required")),
  };
}

/**
 * Selects a person's second factors: `two_steps` is when the app was confirmed, `passkey` is the id of a
 * passkey; null without one.
 */
export function selectFactors(eb: ExpressionBuilder<Database, "staff">) {
  return [
    eb
      .selectFrom("two_steps")
      .select("confirmed_at")
      .whereRef("two_steps.staff_id", "=", "staff.id")
      .as("two_steps"),
    eb
      .selectFrom("passkeys")
      .select("passkeys.id")
      .whereRef("passkeys.staff_id", "=", "staff.id")
      .limit(1)
      .as("passkey"),
  ] as const;
}

/** Returns a person's role and second factors; null for an unknown person. */
export async function factorsOf(
  connection: Kysely<Database>,
  staffId: string,
): Promise<(Omit<Factors, "method"> & { version: number }) | null> {
  const row = await connection
    .selectFrom("staff")
    .select(["role", "version"])
    .select(selectFactors)
    .where("id", "=", staffId)
    .executeTakeFirst();
  if (!row) return null;
  const { role, version, two_steps: twoSteps, passkey } = row;
  return { role, version, twoSteps: twoSteps !== null, passkeys: passkey !== null };
}

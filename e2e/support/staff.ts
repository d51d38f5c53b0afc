import { randomUUID } from "node:crypto";
import path from "node:path";
import { hash } from "@node-rs/argon2";
import Libsql from "libsql";

export type Account = { email: string; password: string };

/**
 * Creates a person who can sign in to the Foyer with this data folder; with `twoSteps` up to the
 * code.
 */
export async function makeStaff(
  dataDir: string,
  role: "support" | "manager" | "administrator",
  { twoSteps = false } = {},
): Promise<Account> {
  const id = randomUUID();
  const account = { email: `${role}-${id}@foyer.example`, password: randomUUID() };
  const passwordHash = await hash(account.password);
  inDatabase(dataDir, (database) => {
    database
      .prepare(
        `insert into staff (id, email, name, role, password_hash, created_at, version)
         values (?, ?, ?, ?, ?, ?, 1)`,
      )
      .run([id, account.email, `Test ${role}`, role, passwordHash, Date.now()]);
    // With a secret that can't be decrypted: a code is required, and none is accepted.
    if (!twoSteps) return;
    database
      .prepare(
        `insert into two_steps (staff_id, sealed, key_id, created_at, confirmed_at)
         values (?, '', '', ?, ?)`,
      )
      .run([id, Date.now(), Date.now()]);
  });
  return account;
}

/** Turns two-step verification on with a secret that can't be decrypted: no code is correct. */
export function requireTwoSteps(dataDir: string, { email }: Account): void {
  inDatabase(dataDir, (database) =>
    database
      .prepare(
        `insert into two_steps (staff_id, sealed, key_id, created_at, confirmed_at)
         select id, '', '', 1, 1 from staff where email = ?`,
      )
      .run([email]),
  );
}

/** Deletes the settings of administrators, so that a test begins without requirements. */
export function forgetSettings(dataDir: string): void {
  inDatabase(dataDir, (database) => database.prepare("delete from settings").run());
}

/** Closes an account while its owner is signed in. */
export function closeAccount(dataDir: string, { email }: Account): void {
  inDatabase(dataDir, (database) =>
    database.prepare("update staff set closed_at = ? where email = ?").run([Date.now(), email]),
  );
}

/** Writes into the database of the Foyer with this data folder. */
export function inDatabase<T>(dataDir: string, work: (database: Libsql.Database) => T): T {
  const database = new Libsql(path.join(dataDir, "foyer.db"));
  try {
    database.exec("pragma busy_timeout = 5000");
    return work(database);
  } finally {
    database.close();
  }
}

import { parseArgs } from "node:util";
import environment from "@next/env";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { nameVariables } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { checkSecret } from "@/lib/server/check-secret";
import { listAccounts } from "@/lib/server/list-accounts";
import {
  createAccount,
  resetSignIn,
  turnOffTwoStep,
  unlockSignIn,
} from "@/lib/server/recover-accounts";
import { root } from "./root.mjs";

// `npm run admin -- COMMAND [EMAIL]`: manages sign-in from the server, beside a running Foyer or while it is
// stopped. Every change is recorded in the activity, and administrators get a notice.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });

const USAGE = `Usage: npm run admin -- COMMAND

  list                    lists the accounts
  reset EMAIL             prints a one-time link to sign in; opens a closed account, turns off two-step
                          verification, ends all sessions
  unlock EMAIL            lifts the lock after wrong passwords
  two-step-off EMAIL      turns off two-step verification
  create EMAIL            adds an administrator (--name NAME, --role support|manager|administrator)`;

const Email = z.email();
const Role = z.enum(["support", "manager", "administrator"]);

try {
  await openDatabase({ beside: true });
  await checkSecret();
  console.log(await run());
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(nameVariables(error.message));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

async function run(): Promise<string> {
  const { positionals, values } = argumentsOf();
  const [command = "", typed = ""] = positionals;
  if (command === "list") return (await listAccounts()).join("\n");
  const email = Email.safeParse(typed);
  if (!email.success) throw new ConfigurationError(USAGE);
  switch (command) {
    case "reset":
      return describe(await resetSignIn(email.data));
    case "unlock":
      await unlockSignIn(email.data);
      return `${email.data} can sign in again.`;
    case "two-step-off":
      return (await turnOffTwoStep(email.data))
        ? `Two-step verification of ${email.data} is off.`
        : `${email.data} has no two-step verification.`;
    case "create": {
      const role = Role.safeParse(values.role);
      if (!role.success) throw new ConfigurationError(USAGE);
      return describe(await createAccount(email.data, values.name, role.data));
    }
    default:
      throw new ConfigurationError(USAGE);
  }
}

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: "string", default: "Administrator" },
        role: { type: "string", default: "administrator" },
      },
    });
  } catch {
    throw new ConfigurationError(USAGE);
  }
}

function describe({ link, until }: { link: string; until: number }): string {
  return `Open this link once to set a password. It works until ${new Date(until).toISOString()}.\n${link}`;
}

import { readFileSync } from "node:fs";
import { Kysely } from "kysely";
import environment from "@next/env";
import { type Checkpoint, findCheckpoints } from "@/lib/audit/checkpoint";
import { verifyActivity } from "@/lib/audit/verify";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { openSqliteBeside } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { pluralize } from "@/lib/platform/pluralize";
import { nameVariables, readEnv } from "@/lib/platform/env";
import { root } from "./root.mjs";

// `npm run activity:verify -- [--since CHECKPOINT]`: checks that no entry of the activity was changed or
// removed. CHECKPOINT is the text of a checkpoint, or a file that contains some. Exits with 1 if an entry was.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });

try {
  process.exitCode = await verify(checkpointsIn(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`Nothing was verified: ${nameVariables(error.message)}`);
  process.exitCode = 1;
}

async function verify(checkpoints: Checkpoint[]): Promise<number> {
  const { databaseUrl, dataDir, secret } = readEnv(process.env);
  const dialect = databaseUrl
    ? (await openPostgres(databaseUrl, { connections: 2, timeoutMs: null })).dialect
    : openSqliteBeside(dataDir);
  const db = new Kysely<Database>({ dialect });
  const verdict = await verifyActivity(db, { secret, checkpoints }).finally(() => db.destroy());
  if (!verdict.whole) {
    console.log(
      `Activity is not intact: entry ${verdict.seq} is ${verdict.why}. Compare it with a backup.`,
    );
    return 1;
  }
  const rows = pluralize(verdict.rows, "entry", "entries");
  console.log(`Activity is intact: ${rows}, head ${verdict.head}.`);
  if (verdict.unsigned > 0) {
    console.log(
      `Of these, ${pluralize(verdict.unsigned, "entry", "entries")} from before entries were signed.`,
    );
  }
  console.log(
    checkpoints.length > 0
      ? `It contains the entries of ${pluralize(checkpoints.length, "checkpoint")}.`
      : "To find entries that were cut off at the end, add --since with a checkpoint.",
  );
  return 0;
}

function checkpointsIn(args: string[]): Checkpoint[] {
  const at = args.indexOf("--since");
  const given = at < 0 ? undefined : args[at + 1];
  if (at < 0 && args.length === 0) return [];
  if (given === undefined) {
    throw new ConfigurationError(
      "Name a checkpoint: npm run activity:verify -- --since CHECKPOINT",
    );
  }
  const found = findCheckpoints(given.startsWith("foyer-activity:") ? given : read(given));
  if (found.length === 0) throw new ConfigurationError(`${given} contains no checkpoint.`);
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ConfigurationError(`${file} can't be read.`);
  }
}

import environment from "@next/env";
import { statSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { openSqliteBeside } from "@/lib/db/sqlite";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { pluralize } from "@/lib/platform/pluralize";
import { nameVariables, readEnv } from "@/lib/platform/env";
import { createBackup } from "@/lib/server/backup/create";
import { recordBackup } from "@/lib/server/backup/record-backup";
import { root } from "./root.mjs";

// `npm run backup -- --to FILE`: writes a verified backup, also while Foyer runs.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const to = process.argv[process.argv.indexOf("--to") + 1];

try {
  if (!process.argv.includes("--to") || !to) {
    throw new ConfigurationError("Name the file: npm run backup -- --to FILE");
  }
  const settings = readEnv(process.env);
  const { dataDir, databaseUrl, secret, configuredSecret, version, backup } = settings;
  const secretIsStored = configuredSecret === undefined;
  const started = Date.now();
  const { passphrase } = backup;
  const source = { dataDir, databaseUrl, secret, secretIsStored, version, passphrase };
  const manifest = await createBackup(source, to);
  await note(settings, to, started).catch(() => {
    console.error("Foyer's page Installation will not show this backup.");
  });
  const entries = pluralize(manifest.activity, "activity entry", "activity entries");
  console.log(`${to} is complete and verified: ${entries}.`);
  console.log(
    secretIsStored
      ? `It contains the secret${passphrase ? "" : ": keep it as safe as the data folder"}.`
      : nameVariables("It does not contain NEXTAUTH_SECRET: keep that, too."),
  );
  if (passphrase) {
    console.log(
      nameVariables("It is encrypted with FOYER_BACKUP_PASSPHRASE: keep that elsewhere."),
    );
  }
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`No backup was made: ${nameVariables(error.message)}`);
  process.exit(1);
}

type Settings = ReturnType<typeof readEnv>;

async function note(
  { databaseUrl, dataDir, backup }: Settings,
  file: string,
  started: number,
): Promise<void> {
  const dialect = databaseUrl
    ? (await openPostgres(databaseUrl, { connections: 2, timeoutMs: null })).dialect
    : openSqliteBeside(dataDir);
  const db = new Kysely<Database>({ dialect });
  await recordBackup(db, {
    kind: "command",
    state: "done",
    file: path.resolve(file),
    bytes: statSync(file).size,
    encrypted: backup.passphrase ? 1 : 0,
    error: null,
    started,
  });
  await db.destroy();
}

import environment from "@next/env";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { readEnv } from "@/lib/platform/env";
import { createBackup } from "@/lib/server/backup";
import { root } from "./root.mjs";

// `npm run backup -- --to FILE`: writes a verified backup, also while Foyer runs.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const to = process.argv[process.argv.indexOf("--to") + 1];

try {
  if (!process.argv.includes("--to") || !to) {
    throw new ConfigurationError("Name the file: npm run backup -- --to FILE");
  }
  const { databaseUrl, dataDir, secret, configuredSecret, version } = readEnv(process.env);
  if (databaseUrl) {
    throw new ConfigurationError(
      "This command backs up SQLite. On PostgreSQL use pg_dump --format=custom, and keep NEXTAUTH_SECRET.",
    );
  }
  const secretIsStored = configuredSecret === undefined;
  const manifest = await createBackup({ dataDir, secret, secretIsStored, version }, to);
  console.log(`${to} is complete and verified: ${manifest.activity} activity entries.`);
  console.log(
    secretIsStored
      ? "It contains the secret: keep it as safe as the data folder."
      : "It does not contain NEXTAUTH_SECRET: keep that, too.",
  );
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`No backup was made: ${error.message}`);
  process.exit(1);
}

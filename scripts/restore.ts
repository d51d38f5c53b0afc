import environment from "@next/env";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { readSettings } from "@/lib/platform/env";
import { restoreBackup } from "@/lib/server/restore";
import { root } from "./root.mjs";

// `npm run restore -- FILE [--replace-newer]`: restores a backup while Foyer is stopped.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

try {
  if (!file) throw new ConfigurationError("Name the file: npm run restore -- FILE");
  const { databaseUrl, dataDir, configuredSecret } = readSettings(process.env);
  if (databaseUrl) {
    throw new ConfigurationError("This command restores SQLite. On PostgreSQL use pg_restore.");
  }
  const replaceNewer = process.argv.includes("--replace-newer");
  const manifest = await restoreBackup(file, { dataDir, configuredSecret, replaceNewer });
  console.log(`Restored the backup of ${manifest.createdAt} into ${dataDir}.`);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`Nothing was restored: ${error.message}`);
  process.exit(1);
}

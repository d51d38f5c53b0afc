import environment from "@next/env";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { nameVariables } from "@/lib/platform/env";
import { readSettings } from "@/lib/platform/env-settings";
import { restoreBackup } from "@/lib/server/backup/restore";
import { root } from "./root.mjs";

// `npm run restore -- FILE [--replace-newer]`: restores a backup while Foyer is stopped.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

try {
  if (!file) throw new ConfigurationError("Name the file: npm run restore -- FILE");
  const { databaseUrl, dataDir, configuredSecret, backup } = readSettings(process.env);
  const replaceNewer = process.argv.includes("--replace-newer");
  const { passphrase } = backup;
  const target = { dataDir, databaseUrl, configuredSecret, passphrase, replaceNewer };
  const manifest = await restoreBackup(file, target);
  const where = databaseUrl ? "the database" : dataDir;
  console.log(`Restored the backup of ${manifest.createdAt} into ${where}.`);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(`Nothing was restored: ${nameVariables(error.message)}`);
  process.exit(1);
}

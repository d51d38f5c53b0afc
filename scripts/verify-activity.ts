import { Kysely } from "kysely";
import environment from "@next/env";
import { verifyActivity } from "@/lib/audit/verify";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { readSqlite } from "@/lib/db/sqlite";
import { readSettings } from "@/lib/platform/env";
import { root } from "./root.mjs";

// `npm run activity:verify`: checks that no entry of the activity was changed or removed. Exits with 1 when one was.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const { databaseUrl, dataDir } = readSettings(process.env);
const dialect = databaseUrl
  ? (await openPostgres(databaseUrl, { connections: 2, timeoutMs: null })).dialect
  : readSqlite(dataDir);
const db = new Kysely<Database>({ dialect });
const verdict = await verifyActivity(db);
await db.destroy();
console.log(
  verdict.whole
    ? `Activity is intact: ${verdict.rows} entries, head ${verdict.head || "none"}.`
    : `Activity is not intact: entry ${verdict.seq} is ${verdict.why}. Compare it with a backup.`,
);
process.exit(verdict.whole ? 0 : 1);

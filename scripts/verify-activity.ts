import { Kysely } from "kysely";
import environment from "@next/env";
import { verifyActivity } from "@/lib/audit/verify";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/schema";
import { readSqlite } from "@/lib/db/sqlite";
import { env } from "@/lib/platform/env";
import { root } from "./root.mjs";

// `npm run activity:verify`: whether the record of what was done is whole; 1 where it is not.
environment.loadEnvConfig(root, false, { info: () => undefined, error: console.error });
const { databaseUrl, dataDir } = env();
const dialect = databaseUrl ? (await openPostgres(databaseUrl)).dialect : readSqlite(dataDir);
const db = new Kysely<Database>({ dialect });
const verdict = await verifyActivity(db);
await db.destroy();
console.log(
  verdict.whole
    ? `Activity is intact: ${verdict.rows} entries, head ${verdict.head || "none"}.`
    : `Activity is not intact: entry ${verdict.seq} is ${verdict.why}. Compare it with a backup.`,
);
process.exit(verdict.whole ? 0 : 1);

import { type Dialect, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { ConfigurationError } from "@/lib/platform/configuration-error";
import { log } from "@/lib/platform/log";

const INT8 = 20;

/**
 * Connects to PostgreSQL. 64-bit integers come as numbers: ours are times in milliseconds and
 * counts, far below 2^53. Throws ConfigurationError when the server can't be reached.
 */
export async function openPostgres(url: string): Promise<{ dialect: Dialect }> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: "foyer",
    types: {
      getTypeParser: (id, format) =>
        id === INT8 && format !== "binary" ? Number : types.getTypeParser(id, format),
    },
  });
  // An idle connection that breaks would otherwise end the process; the pool replaces it.
  pool.on("error", (error) => log.error({ err: error }, "PostgreSQL connection lost"));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const why = error instanceof Error && "code" in error ? String(error.code) : "no response";
    throw new ConfigurationError(
      `DATABASE_URL: can't connect to PostgreSQL (${why}). Check the address and that the server is running.`,
    );
  }
  return { dialect: new PostgresDialect({ pool }) };
}

import path from "node:path";
import { Worker } from "node:worker_threads";
import { existing } from "@/lib/db/sqlite";

/**
 * Copies a database as of one moment while others write to it, and reads every page of the copy. In a
 * separate thread: SQLite's calls block, and a large file takes seconds.
 */
const COPY = `
  const { parentPort, workerData } = require("node:worker_threads");
  const Database = require("node:module").createRequire(workerData.program)("libsql");
  const run = (file, work) => {
    const database = new Database(file);
    try { return work(database); } finally { database.close(); }
  };
  try {
    run(workerData.from, (database) => database.prepare("vacuum into ?").run(workerData.to));
    const found = run(workerData.to, (database) =>
      database.prepare("pragma quick_check(1)").all().map(Object.values).flat());
    parentPort.postMessage(found[0] === "ok" ? "" : "The database is damaged.");
  } catch (error) {
    parentPort.postMessage(String(error.message));
  }`;

/** Copies a SQLite database. Throws with the reason when it is damaged or the disk is full. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const problem = await new Promise<string>((resolve, reject) => {
    // Packages are beside the program, which may run in any folder.
    const program = process.argv[1] ?? path.join(process.cwd(), "program");
    const worker = new Worker(COPY, {
      eval: true,
      workerData: { from: existing(from), to, program },
    });
    worker.once("message", (message: unknown) => resolve(String(message)));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The copy of the database ended early.")));
  });
  if (problem) throw new Error(problem);
}

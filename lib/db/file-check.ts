import path from "node:path";
import { Worker } from "node:worker_threads";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { perProcess } from "@/lib/platform/per-process";
import { isPostgres } from "./db";
import { DAMAGED, existing, sqliteFile } from "./sqlite";

/** Reads every page in a separate thread, because SQLite's calls block and a large file takes seconds. */
const CHECK = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { createRequire } = require("node:module");
  const Database = createRequire(workerData.main)("libsql");
  const database = new Database(workerData.file);
  try {
    parentPort.postMessage(database.prepare("pragma quick_check(1)").all().map(Object.values).flat());
  } catch (error) {
    parentPort.postMessage([String(error.message)]);
  } finally {
    database.close();
  }`;

const state = () => perProcess("file-check", () => ({ damaged: false }));

/** Returns true when the last check found damage in SQLite's file. */
export function isDatabaseDamaged(): boolean {
  return state().damaged;
}

/**
 * Checks SQLite's file in the background (PRAGMA quick_check) and logs one line when it is damaged. Does
 * nothing on PostgreSQL. Throws when the check can't run.
 */
export async function checkDatabaseFile(): Promise<void> {
  if (isPostgres()) return;
  const file = sqliteFile(env().dataDir);
  const result = await quickCheck(file);
  state().damaged = result.join() !== "ok";
  if (state().damaged) log.error({ result }, `FOYER_DATA_DIR: ${file} ${DAMAGED}.`);
}

function quickCheck(file: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    // Code without a file resolves packages from the current folder, which may have no packages.
    const main = process.argv[1] ?? path.join(process.cwd(), "main.js");
    const worker = new Worker(CHECK, { eval: true, workerData: { file: existing(file), main } });
    worker.unref();
    worker.once("message", (result: unknown) => resolve(Array.isArray(result) ? result : []));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The check of the database file ended early.")));
  });
}

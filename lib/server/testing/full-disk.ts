import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase, openDatabase } from "@/lib/db/db";
import { registerInstance } from "@/lib/db/heartbeat";
import { createSecret } from "@/lib/server/secret-file";
import { readiness } from "@/lib/server/health";
import { startWorkers, stopWorkers } from "@/lib/server/workers";

/*
 * Runs in a data folder (the argument) on a small file system: prints the health with free space, with a full
 * disk, and with free space again, one line of JSON each.
 */
const dataDir = process.argv[2] ?? "";
const filler = path.join(dataDir, "filler");

function fillDisk(): void {
  const descriptor = openSync(filler, "w");
  // Writes smaller and smaller pieces, until not even one byte fits.
  for (let size = 1 << 20; size >= 1;) {
    try {
      writeSync(descriptor, Buffer.alloc(size));
    } catch {
      size >>= 1;
    }
  }
  closeSync(descriptor);
}

/** Prints the health once it has the expected state, or after some seconds. */
async function report(ready: boolean): Promise<void> {
  let health = await readiness();
  for (let tries = 0; tries < 50 && health.ready !== ready; tries += 1) {
    await pause(100);
    health = await readiness();
  }
  process.stdout.write(`${JSON.stringify(health)}\n`);
}

createSecret(dataDir);
await openDatabase();
await registerInstance();
startWorkers();
await report(true);
fillDisk();
await report(false);
rmSync(filler);
await report(true);
await stopWorkers(2_000);
await closeDatabase();

import { setTimeout as pause } from "node:timers/promises";
import { vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { sendHeartbeat } from "@/lib/db/heartbeat";
import { recoverAbandonedRows } from "@/lib/delivery/recover-abandoned";
import { addImportRows } from "../add-rows";
import { createImport } from "../create";
import { getImport } from "../get";
import { listImportRows } from "../list-rows";
import { startImport } from "../start";
import { finishImports } from "@/lib/delivery/finish-imports";
import { isOver } from "../queries";
import { reconcileUnknownRows } from "@/lib/delivery/reconcile-unknown-rows";
import { refreshImportRosters } from "@/lib/delivery/refresh-import-rosters";
import type { ImportedRow } from "../types";
import type { CreateImport, ImportRow } from "@/lib/imports/schema";
import { runImports } from "@/lib/delivery/import-worker";
import { chunksOf, startRequest } from "./chunks";

/** Sets short timeouts. */
export function shortenTimeouts(): void {
  vi.stubEnv("FOYER_INVITE_RATE", "10000");
  vi.stubEnv("FOYER_INVITE_SETTLE_SECONDS", "1");
  vi.stubEnv("BOOMSTREAM_TIMEOUT_MS", "2000");
  forgetEnv();
}

/** Returns a row that invites a new person, with the values of `more`. */
export function inviteRow(position: number, more: Partial<ImportRow> = {}): ImportRow {
  return {
    position,
    action: "invite",
    email: `${newId()}@guests.example`,
    name: `Guest ${position}`,
    moderator: false,
    notify: true,
    lifetime: null,
    avatarUrl: "",
    participantCode: null,
    reason: null,
    ...more,
  };
}

/** Uploads and starts a list as the browser does. Returns the import's id. */
export async function importList(
  conferenceCode: string,
  rows: ImportRow[],
  mode: CreateImport["mode"] = "invite",
): Promise<string> {
  const id = newId();
  const chunks = chunksOf(id, rows);
  const steps = [
    await createImport({ id, conferenceCode, mode, name: "guests.csv", total: rows.length }),
    ...(await Promise.all(chunks.map(addImportRows))),
    await startImport(startRequest(id, chunks)),
  ];
  const failed = steps.find((step) => !step.ok);
  if (failed) throw new Error(JSON.stringify(failed));
  return id;
}

/** Runs each background job of an instance once. */
export async function work(): Promise<void> {
  await sendHeartbeat();
  await recoverAbandonedRows();
  await refreshImportRosters();
  await runImports();
  await reconcileUnknownRows();
  await finishImports();
}

/**
 * Runs the background jobs until the import is over or `until` returns true. Returns its rows in file order.
 */
export async function workUntil(
  id: string,
  until: (rows: ImportedRow[]) => boolean = () => false,
): Promise<ImportedRow[]> {
  for (const deadline = Date.now() + 50_000; Date.now() < deadline; await pause(20)) {
    await work();
    const progress = await getImport(id);
    const rows = await allRows(id);
    if (until(rows) || (progress && isOver(progress))) return rows;
  }
  throw new Error(`The import does not end: ${JSON.stringify(await getImport(id))}`);
}

export async function allRows(id: string): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Awaited<ReturnType<typeof listImportRows>> = await listImportRows(
      id,
      { outcome: "all" },
      cursor,
    );
    rows.push(...(page?.rows ?? []));
    cursor = page?.nextCursor ?? null;
  }
  return rows;
}

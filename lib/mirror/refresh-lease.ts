import { sql } from "kysely";
import type { BoomstreamError } from "@/lib/boomstream/types";
import { asyncCommit } from "@/lib/db/transaction";
import { databaseNow, isLeaseFree, leaseEnd } from "@/lib/db/clock";
import { db } from "@/lib/db/db";
import { monotonicNow, wallNow } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { isErrorCode } from "@/lib/platform/errors";
import { perProcess } from "@/lib/platform/per-process";
import type { Freshness } from "./freshness";
import { type RequestOrder, beginRequest, readOrder } from "./request-order";

export type { Freshness } from "./freshness";

/** An older list is refreshed when a screen opens (ms). */
export const STALE_AFTER = 5_000;

/**
 * How long one refresh may hold the lease (ms): the call and the merge. Two refreshes at once are
 * harmless.
 */
const leaseMs = () => env().boomstream.timeoutMs + 10_000;
/** Poll interval while another instance refreshes (ms). */
const POLL_MS = 150;

/** The maximum share of time spent on refreshing a slow list. */
const MAX_REFRESH_SHARE = 0.05;
/** The maximum delay for a slow list (ms): a long duration may only mean that the process was paused. */
const MAX_DELAY = 120_000;

type Known = Freshness & {
  /** 0: never requested. */
  attemptedAt: number;
  /** Time since the last request, in ms of the database's clock; infinite if that clock was ahead. */
  age: number;
  /** The order of the newest response in the mirror; 0: none. */
  order: number;
};

const state = () =>
  perProcess("refreshes", () => ({
    inFlight: new Map<string, Promise<Known>>(),
    /** Duration of the last successful refresh of each list (ms). */
    duration: new Map<string, number>(),
  }));

/**
 * Refreshes a list of the mirror unless it was requested less than `olderThan` ms ago. Deduplicates concurrent
 * refreshes of one list over all instances: later callers wait for the first one's result. `pull` requests the
 * list and merges the response. Only `olderThan` 0 refreshes a slow list at once.
 */
export async function refresh(
  projectId: string,
  key: string,
  olderThan: number,
  pull: (request: RequestOrder) => Promise<BoomstreamError | null>,
): Promise<Known> {
  const known = await freshnessOf(projectId, key);
  const { inFlight, duration } = state();
  const flight = `${projectId}/${key}`;
  const rest =
    olderThan === 0
      ? 0
      : Math.max(olderThan, Math.min((duration.get(flight) ?? 0) / MAX_REFRESH_SHARE, MAX_DELAY));
  if (known.age <= rest) return known;
  const running = inFlight.get(flight);
  if (running) return running;
  const own = leased(projectId, key, async (request) => {
    const started = monotonicNow();
    const error = await pull(request);
    // The duration of a failed refresh is not the duration of the list.
    duration.set(flight, error ? 0 : monotonicNow() - started);
    return error;
  }).finally(() => inFlight.delete(flight));
  inFlight.set(flight, own);
  return own;
}

/**
 * Refreshes a list with a request that starts after this call. A refresh in progress may have been requested
 * before the change that the caller wants to see.
 */
export async function refreshNow(sync: () => Promise<Known>): Promise<Known> {
  const before = await readOrder();
  const known = await sync();
  return known.problem !== null || known.order > before ? known : sync();
}

/** Reads how fresh a list is, without a request. */
export async function freshnessOf(projectId: string, key: string): Promise<Known> {
  const row = await db()
    .selectFrom("syncs")
    .select(["synced_at", "synced_order", "attempted_at", "error_code", "error_message"])
    .select(sql<number | null>`${databaseNow()} - attempted_at`.as("age"))
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .executeTakeFirst();
  const age = row?.age === null || row === undefined ? Infinity : Number(row.age);
  return {
    syncedAt: row?.synced_at ?? null,
    problem: isErrorCode(row?.error_code)
      ? { code: row.error_code, message: row.error_message ?? undefined }
      : null,
    attemptedAt: row?.attempted_at ?? 0,
    age: age < 0 ? Infinity : age,
    order: row?.synced_order ?? 0,
  };
}

async function leased(
  projectId: string,
  key: string,
  pull: (request: RequestOrder) => Promise<BoomstreamError | null>,
): Promise<Known> {
  await asyncCommit((connection) =>
    connection
      .insertInto("syncs")
      .values({ project_id: projectId, key, lease_until: 0 })
      .onConflict((conflict) => conflict.columns(["project_id", "key"]).doNothing())
      .execute(),
  );
  const deadline = monotonicNow() + leaseMs();
  let request = await beginRequest();
  while (!(await takeLease(projectId, key, request.order))) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const known = await freshnessOf(projectId, key);
    if (known.age < STALE_AFTER || monotonicNow() > deadline) return known;
    request = await beginRequest();
  }
  const syncedAt = wallNow();
  let error: BoomstreamError | null = { code: "not-understood" };
  try {
    error = await pull(request);
  } finally {
    const synced = error ? {} : { synced_at: syncedAt, synced_order: request.order };
    await asyncCommit((connection) =>
      connection
        .updateTable("syncs")
        .set({
          attempted_at: request.at,
          error_code: error?.code ?? null,
          error_message: error?.message ?? null,
          lease_until: 0,
          ...synced,
        })
        .where("project_id", "=", projectId)
        .where("key", "=", key)
        // A newer refresh took over the lease, so its result counts.
        .where("lease_order", "=", request.order)
        .execute(),
    );
  }
  return freshnessOf(projectId, key);
}

async function takeLease(projectId: string, key: string, order: number): Promise<boolean> {
  const taken = await asyncCommit((connection) =>
    connection
      .updateTable("syncs")
      .set({ lease_until: leaseEnd(leaseMs()), lease_order: order })
      .where("project_id", "=", projectId)
      .where("key", "=", key)
      .where(isLeaseFree("lease_until", leaseMs()))
      .executeTakeFirst(),
  );
  return Number(taken.numUpdatedRows) === 1;
}

import type { BoomstreamError } from "@/lib/boomstream/types";
import { db } from "@/lib/db/db";
import { relaxed } from "@/lib/db/async-commit";
import { env } from "@/lib/platform/env";
import { type ErrorCode, isErrorCode } from "@/lib/platform/errors";

/** How fresh a mirrored list is: when its answer was asked for, and what went wrong since. */
export type Freshness = {
  syncedAt: number | null;
  problem: { code: ErrorCode; message?: string } | null;
};

/** Older than this, an opened screen has its list refreshed behind it (ms). */
export const STALE_AFTER = 5_000;

/**
 * How long one refresh may hold the lease before another instance takes over (ms): the call itself,
 * and writing down what it told. Two at once do no harm.
 */
const leaseMs = () => env().boomstream.timeoutMs + 10_000;
const POLL = 150;

/** A list that takes long is asked for more seldom: no more than this part of the time is spent on it. */
const SHARE = 0.05;

const inFlight = new Map<string, Promise<Freshness>>();
/** How long the last refresh of each list took in this process where it came through (ms). */
const took = new Map<string, number>();

/**
 * Refreshes a mirrored list unless it is younger than `olderThan` ms. There is one refresh at a time
 * for each list, over all instances: whoever comes second waits for the first one's result. `pull`
 * asks Boomstream and merges the answer; it is told when the question was asked. Only with
 * `olderThan` 0, when a person asks, is a long list read again at once.
 */
export async function refresh(
  projectId: string,
  key: string,
  olderThan: number,
  pull: (askedAt: number) => Promise<BoomstreamError | null>,
): Promise<Freshness> {
  const current = await freshnessOf(projectId, key);
  const flight = `${projectId}/${key}`;
  const rest = olderThan === 0 ? 0 : Math.max(olderThan, (took.get(flight) ?? 0) / SHARE);
  if (Date.now() - current.attemptedAt <= rest) return current;
  const running = inFlight.get(flight);
  if (running) return running;
  const mine = leased(projectId, key, async (askedAt) => {
    const error = await pull(askedAt);
    // A list that could not be had is not a long one: it is asked for again as soon as any.
    took.set(flight, error ? 0 : Date.now() - askedAt);
    return error;
  }).finally(() => inFlight.delete(flight));
  inFlight.set(flight, mine);
  return mine;
}

/** What is known of a list without asking anyone. */
export async function freshnessOf(
  projectId: string,
  key: string,
): Promise<Freshness & { attemptedAt: number }> {
  const row = await db()
    .selectFrom("syncs")
    .select(["synced_at", "attempted_at", "error_code", "error_message"])
    .where("project_id", "=", projectId)
    .where("key", "=", key)
    .executeTakeFirst();
  return {
    syncedAt: row?.synced_at ?? null,
    problem: isErrorCode(row?.error_code)
      ? { code: row.error_code, message: row.error_message ?? undefined }
      : null,
    attemptedAt: row?.attempted_at ?? 0,
  };
}

async function leased(
  projectId: string,
  key: string,
  pull: (askedAt: number) => Promise<BoomstreamError | null>,
): Promise<Freshness> {
  await relaxed((connection) =>
    connection
      .insertInto("syncs")
      .values({ project_id: projectId, key, lease_until: 0 })
      .onConflict((conflict) => conflict.columns(["project_id", "key"]).doNothing())
      .execute(),
  );
  const waitUntil = Date.now() + leaseMs();
  while (!(await takeLease(projectId, key))) {
    await new Promise((resolve) => setTimeout(resolve, POLL));
    const row = await freshnessOf(projectId, key);
    if (Date.now() - row.attemptedAt < STALE_AFTER || Date.now() > waitUntil) return row;
  }
  const askedAt = Date.now();
  let error: BoomstreamError | null = { code: "not-understood" };
  try {
    error = await pull(askedAt);
  } finally {
    await relaxed((connection) =>
      connection
        .updateTable("syncs")
        .set({
          attempted_at: askedAt,
          error_code: error?.code ?? null,
          error_message: error?.message ?? null,
          lease_until: 0,
          ...(error ? {} : { synced_at: askedAt }),
        })
        .where("project_id", "=", projectId)
        .where("key", "=", key)
        .execute(),
    );
  }
  return freshnessOf(projectId, key);
}

async function takeLease(projectId: string, key: string): Promise<boolean> {
  const now = Date.now();
  const taken = await relaxed((connection) =>
    connection
      .updateTable("syncs")
      .set({ lease_until: now + leaseMs() })
      .where("project_id", "=", projectId)
      .where("key", "=", key)
      .where("lease_until", "<=", now)
      .executeTakeFirst(),
  );
  return Number(taken.numUpdatedRows) === 1;
}

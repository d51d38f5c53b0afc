import { db } from "./db";
import { relaxed } from "./async-commit";
import { env } from "@/lib/platform/env";
import { type ActionResult, fail } from "@/lib/platform/result";

/** What is edited by one person at a time. */
export type Edited = { table: "conferences" | "participants"; projectId: string; code: string };

/** How often who waits looks whether it is their turn (ms); at random, so that nobody is always late. */
const POLL = 20;

/**
 * Asking how things are, writing, and reading back a lost answer each end by the time-out. A process
 * that is gone holds up nobody for longer (ms).
 */
const longestTurn = () => 4 * env().boomstream.timeoutMs + 5_000;

/**
 * Runs one edit of a row while no other does, over all instances: who comes second compares with
 * what the first has left. No transaction is held meanwhile. Fails with `busy` where the one before
 * takes longer than a call may take.
 */
export async function inTurn<T>(
  edited: Edited,
  edit: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  const patience = Date.now() + 2 * env().boomstream.timeoutMs;
  for (;;) {
    const until = await take(edited);
    if (until !== null) {
      try {
        return await edit();
      } finally {
        await giveBack(edited, until);
      }
    }
    if (!(await exists(edited))) return fail("not-found");
    if (Date.now() > patience) return fail("busy");
    await new Promise((resolve) => setTimeout(resolve, POLL * (1 + Math.random())));
  }
}

async function take({ table, projectId, code }: Edited): Promise<number | null> {
  const now = Date.now();
  const until = now + longestTurn();
  const taken = await relaxed((connection) =>
    connection
      .updateTable(table)
      .set({ edit_until: until })
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where("edit_until", "<=", now)
      .executeTakeFirst(),
  );
  return Number(taken.numUpdatedRows) === 1 ? until : null;
}

async function giveBack({ table, projectId, code }: Edited, until: number): Promise<void> {
  await relaxed((connection) =>
    connection
      .updateTable(table)
      .set({ edit_until: 0 })
      .where("project_id", "=", projectId)
      .where("code", "=", code)
      .where("edit_until", "=", until)
      .execute(),
  );
}

async function exists({ table, projectId, code }: Edited): Promise<boolean> {
  const row = await db()
    .selectFrom(table)
    .select("code")
    .where("project_id", "=", projectId)
    .where("code", "=", code)
    .executeTakeFirst();
  return row !== undefined;
}

import { perProcess } from "@/lib/platform/per-process";
import { db, isPostgres } from "./db";
import { newId } from "@/lib/platform/ids";

/** A process that has said nothing for so long is gone; its clock may differ by seconds (ms). */
export const SILENCE = 20_000;
const FORGOTTEN = 86_400_000;

type Instance = { id: string; live: number; beating: Promise<void> | undefined };

const own = () =>
  perProcess("instance", (): Instance => ({ id: newId(), live: 1, beating: undefined }));

/** The name of this process among those that work on one database. */
export function instanceId(): string {
  return own().id;
}

/** How many processes are at work, as of this one's last beat. */
export function liveInstances(): number {
  return own().live;
}

/** Says that this process is alive. */
export async function beat(): Promise<void> {
  const instance = own();
  const now = Date.now();
  await db()
    .insertInto("instances")
    .values({ id: instance.id, beat_at: now })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ beat_at: now }))
    .execute();
  await db()
    .deleteFrom("instances")
    .where("beat_at", "<", now - FORGOTTEN)
    .execute();
  const { n } = await db()
    .selectFrom("instances")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("beat_at", ">", now - SILENCE)
    .executeTakeFirstOrThrow();
  // SQLite's folder is held by one process: whoever else is in the table was killed.
  instance.live = isPostgres() ? Math.max(Number(n), 1) : 1;
}

/** Makes sure that this process is known to be alive before it takes anything on. */
export function firstBeat(): Promise<void> {
  const instance = own();
  instance.beating ??= begin().catch((error: unknown) => {
    instance.beating = undefined;
    throw error;
  });
  return instance.beating;
}

async function begin(): Promise<void> {
  // Whoever held a lease before in this folder is gone: nobody needs to wait for it.
  if (!isPostgres()) await db().updateTable("syncs").set({ lease_until: 0 }).execute();
  await beat();
}

/** Takes its leave, so that nobody waits for it. */
export async function lastBeat(): Promise<void> {
  await db().deleteFrom("instances").where("id", "=", instanceId()).execute();
}

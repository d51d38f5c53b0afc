import { vi } from "vitest";
import { db } from "@/lib/db/db";

/** Returns the SQL that ran outside of transactions during this work, in its order. */
export async function queriesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(db().getExecutor(), "executeQuery");
  try {
    await work();
    return spy.mock.calls.map(([{ sql }]) => sql);
  } finally {
    spy.mockRestore();
  }
}

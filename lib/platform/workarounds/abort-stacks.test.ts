import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { readAbortStacks } from "./abort-stacks";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Returns how many finished requests are still in memory while only their signals are kept. */
async function kept(requests: number): Promise<number> {
  const stored = new AsyncLocalStorage<object>();
  const signals: AbortSignal[] = [];
  const stores: WeakRef<object>[] = [];
  for (let at = 0; at < requests; at += 1) {
    const store = { at };
    stores.push(new WeakRef(store));
    stored.run(store, () =>
      setImmediate(() => {
        const controller = new AbortController();
        controller.abort(new Error("This request is over."));
        signals.push(controller.signal);
      }),
    );
  }
  await turn();
  collect();
  expect(signals).toHaveLength(requests);
  return stores.filter((store) => store.deref() !== undefined).length;
}

test("a retained signal does not retain concurrent requests", async () => {
  const untouched = globalThis.AbortController;
  onTestFinished(() => void (globalThis.AbortController = untouched));
  readAbortStacks();
  expect(await kept(20)).toBeLessThan(3);
});

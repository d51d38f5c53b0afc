import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { tellAbortStacks } from "./abort-stacks";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** How many of so many requests live on when they are over, and only their signals are kept. */
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
        controller.abort(new Error("This one is over."));
        signals.push(controller.signal);
      }),
    );
  }
  await turn();
  collect();
  expect(signals).toHaveLength(requests);
  return stores.filter((store) => store.deref() !== undefined).length;
}

test("a signal that is kept does not keep the requests beside it", async () => {
  tellAbortStacks();
  expect(await kept(20)).toBeLessThan(3);
});

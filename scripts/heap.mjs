import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Import this first: it saves a third of the memory, and acts on what is allocated later. Measured in
// docs/performance.md.

// On a machine with much memory, V8 lets the heap grow to four times the used size; this is twice.
setFlagsFromString("--heap-growing-percent=100");
// The young generation keeps its first size instead of growing to 48 MB.
setFlagsFromString("--semi-space-growth-factor=1");

/** The first version whose collection can also release compiled code and compact the heap. */
const FIRST_COLLECTING_NODE = 22;
/** After the start (ms): the first synchronization is over. */
const COLLECT_DELAY_MS = 5_000;

/** Releases memory that only the start needed. Measured in docs/performance.md. */
export function collectAfterStart() {
  if (Number(process.versions.node.split(".")[0]) < FIRST_COLLECTING_NODE) return;
  setTimeout(() => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    setFlagsFromString("--no-expose-gc");
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
  }, COLLECT_DELAY_MS).unref();
}

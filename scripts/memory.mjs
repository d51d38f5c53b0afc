import { readFileSync } from "node:fs";
import { freemem } from "node:os";

/** Peak memory of `next build` on two processors (bytes); see docs/performance.md. */
export const BUILD_BYTES = 2 * 1024 ** 3;

/** Returns the memory available to this process (bytes): free memory and swap, or the container's limit. */
export function availableBytes() {
  const free = process.availableMemory?.() ?? freemem();
  const limit = process.constrainedMemory?.() ?? 0;
  return free + (limit > 0 && limit < 2 ** 50 ? 0 : freeSwap());
}

function freeSwap() {
  try {
    const [, kilobytes = "0"] =
      /^SwapFree:\s+(\d+)/m.exec(readFileSync("/proc/meminfo", "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** Returns a warning before a build that may lack memory; null if there is enough. */
export function buildWarning(available) {
  if (available >= BUILD_BYTES) return null;
  return `Only ${size(available)} of memory are free, and the build needs about ${size(BUILD_BYTES)}. If it is stopped, add memory or swap, or install a release, which needs no build (README).`;
}

/**
 * Returns the reason of a failed build, in one line.
 * @param {{ code: number, signal: string | null, output: string }} result
 * @param {number} available Free memory before the build (bytes).
 */
export function explainBuild({ code, signal, output }, available) {
  const killed = signal === "SIGKILL" || code === 137 || KILLED.test(output);
  if (!killed) return "The build failed. See the output above.";
  return `The build ran out of memory: it needs about ${size(BUILD_BYTES)}, and ${size(available)} were free. Add memory or swap, or install a release, which needs no build (README).`;
}

/** The system killed a part of the build, or an allocation failed. */
const KILLED =
  /signal:? SIGKILL|heap out of memory|Cannot allocate memory|\bENOMEM\b|memory allocation of \d+ bytes failed/;

const size = (bytes) =>
  bytes >= 1024 ** 3
    ? `${(bytes / 1024 ** 3).toFixed(1)} GB`
    : `${Math.round(bytes / 1024 ** 2)} MB`;

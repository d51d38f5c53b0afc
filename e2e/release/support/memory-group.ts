import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { randomUUID } from "node:crypto";

export type MemoryGroup = {
  /** A process that writes 0 into this file is limited from then on. */
  processes: string;
  /** The peak memory, including the file cache (MB). */
  peak(): number;
  remove(): void;
};

/** The two versions of control groups: their folder, and the files of the limit and the peak. */
const KINDS = [
  ["/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.max_usage_in_bytes"],
  ["/sys/fs/cgroup", "memory.max", "memory.peak"],
] as const;

/** Returns a control group with this limit, as a container has; null if this process may not create one. */
export function memoryGroup(megabytes: number): MemoryGroup | null {
  for (const [root, limit, peak] of KINDS) {
    const folder = path.join(root, `foyer-${randomUUID()}`);
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    try {
      writeFileSync(path.join(folder, limit), String(megabytes * 1024 ** 2));
    } catch {
      rmdirSync(folder);
      continue;
    }
    return {
      processes: path.join(folder, "cgroup.procs"),
      peak: () => Number(readFileSync(path.join(folder, peak), "utf8")) / 1024 ** 2,
      remove: () => rmdirSync(folder),
    };
  }
  return null;
}

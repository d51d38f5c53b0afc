import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, inject, it } from "vitest";
import * as z from "@/lib/platform/zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** More than the free space that Foyer requires, so that it is ready at the start. */
const SIZE = "48m";

/** Mounts a file system in a separate namespace, which needs no rights if the kernel allows it. */
const inNamespace = (script: string, ...args: string[]) =>
  ["-rm", "sh", "-c", script, "sh", ...args] as const;

const canMount =
  process.platform === "linux" &&
  spawnSync("unshare", inNamespace("mount -t tmpfs tmpfs /mnt")).status === 0;

const Health = z.object({ ready: z.boolean(), checks: z.record(z.string(), z.string()) });

it.runIf(canMount && inject("postgresServer") === null)(
  "is not ready while the disk is full, and is again once there is space",
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), "foyer-full-"));
    const printed = execFileSync(
      "unshare",
      inNamespace(
        `mount -t tmpfs -o size=${SIZE} tmpfs "$1" && shift && exec "$@"`,
        folder,
        process.execPath,
        "--conditions=react-server",
        "--import=tsx",
        "lib/server/testing/full-disk.ts",
        folder,
      ),
      {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, FOYER_DATA_DIR: folder, DATABASE_URL: "", NODE_ENV: "production" },
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    const [before, full, after] = printed
      .split("\n")
      .filter((line) => line.includes('"ready"'))
      .map((line) => Health.parse(JSON.parse(line)));
    expect(before).toMatchObject({ ready: true, checks: { disk: "ok", write: "ok" } });
    expect(full).toMatchObject({ ready: false, checks: { disk: "full", write: "SQLITE_FULL" } });
    expect(after).toMatchObject({ ready: true, checks: { disk: "ok", write: "ok" } });
  },
  60_000,
);

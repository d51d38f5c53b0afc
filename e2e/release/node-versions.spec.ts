import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../support/foyer";
import { memoryGroup } from "./support/memory-group";
import { memoryOf, releaseFolder, releaseUser, startRelease } from "./support/release";

/** The memory of a small server (MB). */
const LIMIT = 256;

for (const version of ["20.9.0", "22", "24"]) {
  test(`a release starts on Node ${version} in ${LIMIT} MB`, async ({ page }) => {
    const nodes: Record<string, string> = JSON.parse(process.env.FOYER_E2E_NODES ?? "{}");
    const node = nodes[version];
    test.skip(!node, `Node ${version} could not be fetched from npm`);
    const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-data-"));
    chownSync(dataDir, releaseUser(), releaseUser());
    const port = String(await freePort());
    const settings = { PORT: port, FOYER_SANDBOX_PORT: String(await freePort()) };
    const folder = releaseFolder("FOYER_E2E_RELEASE");
    const memory = memoryGroup(LIMIT);
    const starts = [];
    for (let time = 1; time <= 2; time += 1) {
      const foyer = await startRelease(folder, dataDir, settings, { node, memory });
      starts.push(`${Math.round(foyer.readyMs)} ms (processor ${foyer.readyCpuMs} ms)`);
      // Processor time, because other work may keep this machine busy.
      expect(foyer.readyCpuMs).toBeLessThan(3_000);
      expect((await fetch(`http://localhost:${port}/api/health/ready`)).status).toBe(200);
      await page.goto(`http://localhost:${port}/`);
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
      expect(memoryOf(foyer.pid, "VmHWM"), "peak of memory in MB").toBeLessThan(LIMIT);
      if (time === 2) {
        const peak = Math.round(memoryOf(foyer.pid, "VmHWM"));
        const within = memory ? `within a limit of ${LIMIT} MB` : "without a limit";
        console.log(`Node ${version}: ready after ${starts.join(", ")}, ${peak} MB ${within}`);
      }
      expect((await foyer.stop()).code).toBe(0);
    }
    memory?.remove();
    rmSync(dataDir, { recursive: true });
  });
}

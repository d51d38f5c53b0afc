import { describe, expect, it } from "vitest";
import { availableBytes, BUILD_BYTES, buildWarning, explainBuild } from "../../scripts/memory.mjs";
import { run } from "../../scripts/run.mjs";

const MB = 1024 ** 2;

it("measures the free memory of this machine", () => {
  expect(availableBytes()).toBeGreaterThan(16 * MB);
});

describe("before a build", () => {
  it("warns if memory is short, with the free and the needed memory", () => {
    expect(buildWarning(600 * MB)).toMatch(/Only 600 MB of memory are free.*needs about 2\.0 GB/);
  });

  it("prints nothing if there is enough", () => {
    expect(buildWarning(BUILD_BYTES)).toBeNull();
  });
});

describe("after a build that failed", () => {
  it("names memory if the system ended it", async () => {
    const args = ["-e", 'process.kill(process.pid, "SIGKILL")'];
    const result = await run(process.execPath, args, { quiet: true });
    expect(explainBuild(result, 600 * MB)).toMatch(
      /^The build ran out of memory.*600 MB were free/,
    );
  });

  it.each([
    "Next.js build worker exited with code: null and signal: SIGKILL",
    "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    "memory allocation of 4194304 bytes failed",
  ])("names memory when a part of it printed: %s", (output) => {
    expect(explainBuild({ code: 1, signal: null, output }, 600 * MB)).toContain("out of memory");
  });

  it("leaves other reasons to the output", () => {
    const output = "Type error: Property 'x' does not exist";
    expect(explainBuild({ code: 1, signal: null, output }, 600 * MB)).toBe(
      "The build failed. See the output above.",
    );
  });
});

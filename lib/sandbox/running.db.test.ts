import { createServer } from "node:net";
import { expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { sandbox, startOwnSandbox, stopSandbox } from "@/lib/sandbox/running";

it("takes the next free port when its own is taken", async () => {
  const squatter = createServer();
  const port = await new Promise<number>((resolve) => {
    squatter.listen(0, "127.0.0.1", () => {
      const address = squatter.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  vi.stubEnv("FOYER_SANDBOX_PORT", String(port));
  forgetEnv();
  await startOwnSandbox();
  expect(new URL(sandbox()?.url ?? "").port).not.toBe(String(port));
  await stopSandbox();
  squatter.close();
});

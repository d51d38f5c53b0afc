import { createServer } from "node:http";
import { expect, it } from "vitest";
import { listenHost } from "../../scripts/listen-host.mjs";

async function boundTo(variables: Record<string, string>): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: listenHost(variables) }, resolve),
  );
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.address : "";
}

it("listens on loopback if proxies are trusted, else on all addresses", async () => {
  expect(await boundTo({ FOYER_TRUSTED_PROXIES: "1" })).toBe("127.0.0.1");
  expect(["::", "0.0.0.0"]).toContain(await boundTo({}));
  expect(["::", "0.0.0.0"]).toContain(await boundTo({ FOYER_TRUSTED_PROXIES: "0" }));
});

it("listens on FOYER_HOST, IPv6 too", async () => {
  expect(listenHost({ FOYER_TRUSTED_PROXIES: "1", FOYER_HOST: "0.0.0.0" })).toBe("0.0.0.0");
  expect(listenHost({ FOYER_HOST: "::1" })).toBe("::1");
});

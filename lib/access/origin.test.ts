import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { isOwn, isOwnRead } from "./origin";

function under(publicUrl: string, headers: Record<string, string>): boolean {
  vi.stubEnv("NEXTAUTH_URL", publicUrl);
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  forgetEnv();
  return isOwn(new Headers(headers));
}

afterEach(() => vi.unstubAllEnvs());

const PUBLIC = "https://foyer.example";

describe("requests of our own pages", () => {
  it.each([
    ["the default address", "", { host: "localhost:3000", origin: "http://localhost:3000" }],
    [
      "another name of this machine",
      "",
      { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" },
    ],
    ["the network's name of it", "", { host: "10.0.0.5:3000", origin: "http://10.0.0.5:3000" }],
    ["the public address", PUBLIC, { host: "foyer.example", origin: PUBLIC }],
    ["the public address, host rewritten by a proxy", PUBLIC, { host: "app:3000", origin: PUBLIC }],
    [
      "this machine beside the public address",
      PUBLIC,
      { host: "localhost:3000", origin: "http://localhost:3000" },
    ],
    [
      "what the browser calls same-origin",
      PUBLIC,
      { host: "foyer.example", origin: PUBLIC, "sec-fetch-site": "same-origin" },
    ],
  ])("%s", (_what, publicUrl, headers) => {
    expect(under(publicUrl, headers)).toBe(true);
  });
});

describe("requests of others", () => {
  it.each([
    ["no origin", "", { host: "localhost:3000" }],
    ["a null origin", "", { host: "localhost:3000", origin: "null" }],
    ["a foreign origin", "", { host: "localhost:3000", origin: "https://evil.example" }],
    ["another port", "", { host: "localhost:3000", origin: "http://localhost:3001" }],
    [
      "a longer name",
      PUBLIC,
      { host: "foyer.example", origin: "https://foyer.example.evil.example" },
    ],
    ["an address in place of an origin", PUBLIC, { host: "foyer.example", origin: `${PUBLIC}/` }],
    [
      "plain http under a public https",
      PUBLIC,
      { host: "foyer.example", origin: "http://foyer.example" },
    ],
    ["another scheme", "", { host: "localhost:3000", origin: "ftp://localhost:3000" }],
    [
      "what the browser calls cross-site",
      PUBLIC,
      { host: "foyer.example", origin: PUBLIC, "sec-fetch-site": "cross-site" },
    ],
    [
      "what the browser calls same-site",
      PUBLIC,
      { host: "foyer.example", origin: PUBLIC, "sec-fetch-site": "same-site" },
    ],
    [
      "what nobody's page began",
      PUBLIC,
      { host: "foyer.example", origin: PUBLIC, "sec-fetch-site": "none" },
    ],
  ])("%s", (_what, publicUrl, headers) => {
    expect(under(publicUrl, headers)).toBe(false);
  });
});

describe("downloads and live streams", () => {
  const read = (publicUrl: string, headers: Record<string, string>) => {
    under(publicUrl, {});
    return isOwnRead(new Headers(headers));
  };

  it("are for our own pages", () => {
    for (const publicUrl of [PUBLIC, ""]) {
      const request = (site: string) =>
        read(publicUrl, { host: "localhost", "sec-fetch-site": site });
      expect(["same-origin", "same-site", "cross-site", "none"].map(request)).toEqual([
        true,
        false,
        false,
        false,
      ]);
    }
  });

  it("require Fetch Metadata where browsers send it", () => {
    expect(read(PUBLIC, { host: "foyer.example" })).toBe(false);
    expect(read("", { host: "localhost:3000" })).toBe(false);
    expect(read("http://desk.lan", { host: "desk.lan" })).toBe(true);
  });
});

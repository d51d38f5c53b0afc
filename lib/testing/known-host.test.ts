import { expect, it } from "vitest";
import { isKnownHost } from "../../scripts/known-host.mjs";

const publicUrl = new URL("https://foyer.example.com");

it.each([
  ["foyer.example.com", true],
  ["FOYER.example.com:443", true],
  ["desk.example.org", true],
  ["localhost:3000", true],
  ["foyer:3000", true],
  ["127.0.0.1:3000", true],
  ["192.0.2.7", true],
  ["[::1]:3000", true],
  ["evil.example", false],
  ["foyer.example.com.evil.example", false],
  ["foyer.example.com@evil.example", false],
  ["evil.example/foyer.example.com", false],
  ["evil.example@localhost", false],
  ["localhost.", false],
  ["", false],
  [undefined, false],
])("host %s: %s", (host, known) => {
  expect(isKnownHost(host, { publicUrl, allowed: "other.example, Desk.example.org" })).toBe(known);
});

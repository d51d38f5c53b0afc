import { expect, it } from "vitest";
import { credentialIn } from "@/lib/platform/link-text";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl_-x";

it.each([
  [`https://play.example.com/${TOKEN}`],
  [TOKEN],
  [`Hello! Here it is: <https://play.example.com/join?t=${TOKEN}&utm_source=mail>.`],
  [`https://play.example.com/\n${TOKEN}`],
])("finds the token in %s", (text) => {
  expect(credentialIn(text)).toBe(TOKEN);
});

it("returns an address without a token unchanged, without the text around it", () => {
  expect(credentialIn("see (https://play.example.com/r/abc123), please")).toBe(
    "https://play.example.com/r/abc123",
  );
});

it.each(["", "Anna", "anna@example.com", "a4Gk29sX", "http", "eyJ", "http://"])(
  "sees none in %j",
  (text) => {
    expect(credentialIn(text)).toBeNull();
  },
);

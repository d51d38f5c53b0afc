import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./support/test";

/** Returns the URLs of all pages and handlers with this text in place of every parameter. */
function addresses(part: string): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])(page\.tsx|route\.ts)$/.test(file))
    .map((file) =>
      path
        .dirname(file)
        .split(path.sep)
        .filter((segment) => !/^(\(.+\)|\.|@.+)$/.test(segment))
        .map((segment) => (/^\[.+\]$/.test(segment) ? part : segment))
        .join("/"),
    )
    .map((address) => `/${address}`);
}

test("every page and handler survives a NUL or malformed escape", async ({ request }) => {
  const wrong: string[] = [];
  for (const odd of ["%00", "%E0%A4%A", "%FF", "%"]) {
    for (const address of addresses(odd)) {
      const query = ["q", "sort", "cursor", "next"].map((name) => `${name}=${odd}`).join("&");
      const response = await request.get(`${address}?${query}`, { maxRedirects: 0 });
      if (response.status() !== 400) wrong.push(`${response.status()} ${address} ${odd}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("URLs with letters of any language work", async ({ request }) => {
  const response = await request.get("/api/people?q=%D1%8F%20%F0%9F%98%80%25");
  expect(response.status()).toBe(200);
});

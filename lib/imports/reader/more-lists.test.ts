import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readList } from "./read-list";

/**
 * A list begins with `### kind`. Its people follow after `===` as `address=name`, and the number of rejected
 * rows after ` # `. `\t` is a tab.
 */
const lists = readFileSync(new URL("testing/more-lists.txt", import.meta.url), "utf8")
  .split(/^### /m)
  .slice(1)
  .map((block) => {
    const [, kind = "", text = "", expected = ""] =
      /^(.*)\n([\s\S]*?)\n=== ?(.*)/.exec(block) ?? [];
    const [people = "", refused = "0"] = expected.split(" # ");
    const plain = text.replaceAll(String.raw`\t`, "\t").replaceAll(String.raw`\n`, "\n");
    return { kind, text: plain, people, refused: Number(refused) };
  });

it.each(lists)("reads $kind", async ({ text, people, refused }) => {
  const { rows } = await readList({ kind: "text", text });
  const invited = rows.filter(({ state }) => state !== "skipped");
  expect(invited.map(({ email, name }) => `${email}=${name}`).join("|")).toBe(people);
  const bad = rows.filter(
    ({ reason }) =>
      reason !== null &&
      !["duplicate", "unlisted", "sender", "crossedOut", "declined"].includes(reason),
  );
  expect(bad).toHaveLength(refused);
});

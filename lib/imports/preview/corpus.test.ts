import { expect, it } from "vitest";
import { addressKey, validateAddress } from "../reader/addresses/address";
import { tidyName } from "../reader/common/clean";
import { readList } from "../reader/read-list";
import { bytesOf, type Example, examples } from "../reader/testing/corpus";
import { Preview } from "./preview";

const key = (email: string) => addressKey(validateAddress(email).email);
/** Issues of rows that are not people to invite: repeated people, titles, senders. */
const NOT_PEOPLE: readonly string[] = ["duplicate", "unlisted", "sender"];

async function read(example: Example) {
  const bytes = bytesOf(example);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return readList(example.how === "paste" ? { kind: "text", text } : { kind: "file", bytes });
}

it.each(examples())("reads and previews $file ($kind)", async (example) => {
  const rows = new Preview(await read(example), {}).window("all", 0, 1_000);
  const people = rows.filter(({ state }) => state === "ready" || state === "check");
  const expected = new Map(
    example.people.map(({ email, names }) => [key(email), names.map(tidyName)]),
  );
  expect(people.map(({ email }) => key(email)).toSorted()).toEqual([...expected.keys()].toSorted());
  for (const { email, name } of people) expect(expected.get(key(email)), email).toContain(name);
  const refused = rows.filter(
    ({ state, issues }) =>
      state === "skipped" && !issues.some(({ kind }) => NOT_PEOPLE.includes(kind)),
  );
  expect(refused).toHaveLength(example.refused);
});

import { expect, it } from "vitest";
import { addressKey, judgeAddress } from "./address";
import { tidyName } from "./clean";
import { readList } from "./read-list";
import { bytesOf, type Example, examples } from "./testing/corpus";

const key = (email: string) => addressKey(judgeAddress(email).email);

async function read(example: Example) {
  const bytes = bytesOf(example);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return readList(example.how === "paste" ? { kind: "text", text } : { kind: "file", bytes });
}

it.each(examples())("reads $file ($kind)", async (example) => {
  const { rows } = await read(example);
  const people = rows.filter(({ state }) => state !== "skipped");
  const expected = new Map(
    example.people.map(({ email, names }) => [key(email), names.map(tidyName)]),
  );
  expect(people.map(({ email }) => key(email)).toSorted()).toEqual([...expected.keys()].toSorted());
  for (const { email, name } of people) expect(expected.get(key(email)), email).toContain(name);
  const refused = rows.filter(
    ({ state, reason }) =>
      state === "skipped" && !["duplicate", "outsideList", "sender"].includes(reason ?? ""),
  );
  expect(refused).toHaveLength(example.refused);
});

import { readFileSync } from "node:fs";
import * as z from "zod";

const Person = z.object({ email: z.string(), names: z.array(z.string()) });
const Example = z.object({
  file: z.string(),
  how: z.enum(["file", "paste"]),
  kind: z.string(),
  refused: z.number(),
  debatable: z.optional(z.string()),
  people: z.array(Person),
});
/** A list with its expected result. */
export type Example = z.infer<typeof Example>;

const HERE = new URL("./lists/", import.meta.url);

/** Returns the lists of the corpus with their expected results. */
export function examples(): Example[] {
  const text = readFileSync(new URL("expected.json", HERE), "utf8");
  return z.array(Example).parse(JSON.parse(text));
}

/** Returns the bytes of a list. */
export function bytesOf({ file }: Pick<Example, "file">): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`files/${file}`, HERE)));
}

import { EVERYTHING } from "@/lib/platform/live-topics";

/**
 * How the keys of the lists begin that show what changed. Written down here rather than taken from
 * the queries, whose schemas every screen would then carry; keys.test.ts holds them together.
 */
export function keysOf(topic: string): readonly (readonly string[])[] {
  if (topic === EVERYTHING) return [[]];
  if (topic === "conferences") return [["conferences"]];
  if (topic === "imports") return [["imports", "list"]];
  const code = topic.replace(/^roster:/, "");
  return [
    ["roster", code],
    ["people", "one"],
  ];
}

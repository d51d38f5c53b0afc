import { EVERYTHING } from "@/lib/platform/live-topics";

/**
 * The query key prefixes of the lists that show a topic. Repeated here because importing the
 * queries would add their schemas to every screen; keys.test.ts compares them.
 */
export function keysOf(topic: string): readonly (readonly string[])[] {
  if (topic === EVERYTHING) return [[]];
  if (topic === "conferences") return [["conferences"], ["people", "one"]];
  if (topic === "imports") return [["imports", "list"]];
  const code = topic.replace(/^roster:/, "");
  return [
    ["roster", code],
    ["roster-summary", code],
    ["people", "one"],
  ];
}

/** Returns false for an address in angle brackets, and for text with an address outside of attributes. */
export function isTag(source: string, open: number): boolean {
  const head = source.slice(open, open + 2_000);
  if (!/^<[a-z/!?]/i.test(head) || /^<[^\s<>"'=]{1,64}@/.test(head)) return false;
  const inside = /^<[^<>!?][^<>]*/.exec(head)?.[0] ?? "";
  return !inside.includes("@") || !inside.replace(ATTRIBUTE, "").includes("@");
}
const ATTRIBUTE = /=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/g;

/** A tag with the position after it; `attributes` is its whole text. */
export type Tag = { end: number; name: string; closing: boolean; attributes: string };

/** Returns the tag or comment at a position. */
export function tagAt(source: string, open: number): Tag {
  if (source.startsWith("<!--", open)) {
    const close = source.indexOf("-->", open);
    return {
      end: close === -1 ? source.length : close + 3,
      name: "!",
      closing: false,
      attributes: "",
    };
  }
  let end = source.indexOf(">", open);
  if (end === -1) end = source.length;
  const inside = source.slice(open + 1, Math.min(end, open + 2_000));
  const match = /^(\/?)(?:[\w-]+:)?([\w!?-]+)/.exec(inside);
  return {
    end: end + 1,
    name: (match?.[2] ?? "").toLowerCase(),
    closing: match?.[1] === "/" || false,
    attributes: inside,
  };
}

/** Returns the end of the element that begins before this position; -1 if it is not closed. */
export function closeOf(source: string, name: string, from: number): number {
  const tag = new RegExp(`<(/?)${name}(?![\\w-])`, "gi");
  tag.lastIndex = from;
  let depth = 1;
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    depth += match[1] === "/" ? -1 : 1;
    if (depth === 0) return match.index;
  }
  return -1;
}

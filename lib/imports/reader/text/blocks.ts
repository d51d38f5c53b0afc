import type { RawRow } from "../tables/rows";
import type { Steps } from "../common/types";
import { mostLikelyPerson } from "../names/naming";
import { nameMatchesAddress } from "../common/words";

/** The classification of a line, to find names on separate lines. */
export type BlockLine = {
  kind: "blank" | "name" | "data" | "address" | "other";
  text: string;
  /** The row of a line with one address. */
  row: RawRow | null;
};

const MIN_NAMED_SHARE = 0.6;
const STEP_ADDRESSES = 2_000;

/**
 * Assigns names on the lines above or below to addresses without one. Applies only if most addresses of the
 * whole list have such a line on the same side.
 */
export function* namesOfBlocks(lines: readonly BlockLine[]): Steps<void> {
  const bare = lines.flatMap(({ kind, row }, at) =>
    kind === "address" && row ? [{ at, row }] : [],
  );
  const rows = lines.filter(({ row }) => row !== null).length;
  if (bare.length === 0 || bare.length < rows * 0.5 || (bare.length === 1 && rows > 1)) return;
  const above: (string | null)[] = [];
  const below: (string | null)[] = [];
  for (const { at } of bare) {
    above.push(nameAbove(lines, at));
    below.push(nameBelow(lines, at));
    if (above.length % STEP_ADDRESSES === 0) yield 0;
  }
  const [over, under] = [count(above), count(below)];
  const names = under > over ? below : above;
  const most = Math.max(over, under);
  if (most < bare.length * MIN_NAMED_SHARE) return;
  for (const [index, { row }] of bare.entries()) {
    const name = names[index];
    if (!name || row.name !== "") continue;
    if (
      bare.length === 1 &&
      !name.includes(" ") &&
      !nameMatchesAddress(name, row.found?.email ?? "")
    )
      continue;
    row.name = name;
    if (bare.length === 1) row.checks = [{ kind: "nameGuessed" }];
  }
}

function count(names: readonly (string | null)[]): number {
  return names.filter((name) => name !== null).length;
}

/** Returns the most likely name between the previous address or blank line and this address. */
function nameAbove(lines: readonly BlockLine[], at: number): string | null {
  const names: string[] = [];
  for (let index = at - 1; index >= 0 && at - index < 12; index--) {
    const line = lines[index];
    if (!line || line.kind === "address" || line.kind === "other") break;
    if (line.kind === "blank") {
      if (names.length > 0 || index < at - 1) break;
      continue;
    }
    if (line.kind === "name") names.unshift(line.text);
  }
  return mostLikelyPerson(names) ?? null;
}

/** Returns the first name before the next address or blank line. */
function nameBelow(lines: readonly BlockLine[], at: number): string | null {
  for (let index = at + 1; index < lines.length && index - at < 4; index++) {
    const line = lines[index];
    if (!line || line.kind === "address" || line.kind === "other") return null;
    if (line.kind === "blank" && index > at + 1) return null;
    if (line.kind === "name") return line.text;
  }
  return null;
}

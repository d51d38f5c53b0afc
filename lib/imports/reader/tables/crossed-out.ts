import { findAddresses, type Found } from "../addresses/address";
import { looksLikeName } from "../names/names";
import { Rows } from "./rows";
import type { ReadRow } from "../common/types";

/** A crossed-out address with its line, counted from 1. */
export type CrossedOut = { found: Found; line: number; source: string };

const STRUCK = /~~(?=\S)([^~\n]{1,500}[^~\s])~~/g;

/**
 * Removes text that Markdown crosses out, and returns its addresses. A line whose only address is crossed out
 * is skipped.
 */
export function withoutCrossedOut(text: string): { text: string; crossed: CrossedOut[] } {
  const crossed: CrossedOut[] = [];
  if (!text.includes("~~")) return { text, crossed };
  const lines = text.split("\n").map((source, at) => {
    if (!source.includes("~~")) return source;
    const before = crossed.length;
    const rest = source.replace(STRUCK, (whole: string, inside: string) => {
      if (!inside.includes("@")) return whole;
      crossed.push(...crossedIn(inside, { line: at + 1, source: inside }));
      return "";
    });
    return crossed.length > before && !rest.includes("@") ? "" : rest;
  });
  return { text: lines.join("\n"), crossed };
}

/** Returns each address of a crossed-out part once. */
export function crossedIn(
  part: string,
  { line, source }: { line: number; source: string },
): CrossedOut[] {
  const all = new Map(findAddresses(part).map((found) => [found.email, found]));
  return [...all.values()].map((found) => ({ found, line, source }));
}

/**
 * Returns the crossed-out texts of a row, and whether the row has no other person. A crossed-out name skips
 * the row unless another name replaces it, even if the address is not crossed out.
 */
export function crossedInRow(
  struck: readonly string[],
  rest: readonly string[],
  line: number,
): { crossed: readonly CrossedOut[]; empty: boolean } {
  if (struck.length === 0) return { crossed: [], empty: rest.length === 0 };
  const source = [...struck, ...rest].join(" ");
  const unnamed = struck.some(looksLikeName) && !rest.some(looksLikeName);
  const crossed = crossedIn(unnamed ? source : struck.join(" "), { line, source });
  const addressed = rest.some((cell) => cell.includes("@"));
  return { crossed, empty: rest.length === 0 || unnamed || (crossed.length > 0 && !addressed) };
}

/** Returns a skipped row for each crossed-out address. */
export function crossedRows(crossed: readonly CrossedOut[]): ReadRow[] {
  const rows = new Rows();
  for (const { found, line, source } of crossed) {
    const reason = found.reason ?? "crossedOut";
    rows.add({ line, lastLine: line, source: [source], name: "", found: { ...found, reason } });
  }
  return rows.rows;
}

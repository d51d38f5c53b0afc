import { findAddresses, type Found } from "./address";
import { Rows } from "./rows";
import type { ReadRow } from "./types";

/** An address that is crossed out, and the line that it stands in, counted from 1. */
export type CrossedOut = { found: Found; line: number; source: string };

const STRUCK = /~~(?=\S)([^~\n]{1,500}[^~\s])~~/g;

/** Returns a text without what Markdown strikes through, and the addresses of those parts. */
export function withoutCrossedOut(text: string): { text: string; crossed: CrossedOut[] } {
  const crossed: CrossedOut[] = [];
  if (!text.includes("~~")) return { text, crossed };
  let line = 1;
  let counted = 0;
  const rest = text.replace(STRUCK, (whole: string, inside: string, at: number) => {
    if (!inside.includes("@")) return whole;
    for (let end = text.indexOf("\n", counted); end !== -1 && end < at;) {
      line++;
      counted = end + 1;
      end = text.indexOf("\n", counted);
    }
    for (const found of findAddresses(inside)) crossed.push({ found, line, source: inside });
    return "";
  });
  return { text: rest, crossed };
}

/** Returns a skipped row for each address that is crossed out. */
export function crossedRows(crossed: readonly CrossedOut[]): ReadRow[] {
  const rows = new Rows();
  for (const { found, line, source } of crossed) {
    const reason = found.reason ?? "crossedOut";
    rows.add({ line, lastLine: line, source: [source], name: "", found: { ...found, reason } });
  }
  return rows.rows;
}

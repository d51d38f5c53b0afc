import type { Grid } from "../common/types";
import { gridOfValue } from "./value-grid";

/**
 * Returns the objects of a JSON text, or of JSON lines, as a table; null if the text has none. Accepts commas
 * before a closing bracket.
 */
export function readJson(text: string): Grid | null {
  if (!/^\s*[[{]/.test(text) || !text.includes("@")) return null;
  const value =
    parsed(text) ?? parsedLines(text) ?? parsed(text.replace(/,(?=\s{0,200}[}\]])/g, ""));
  return value === undefined ? null : gridOfValue(value);
}

/** Returns undefined if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function parsedLines(text: string): unknown {
  const values: unknown[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

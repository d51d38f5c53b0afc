import type { Grid } from "../common/types";
import { gridOfValue } from "./value-grid";

/**
 * Returns the objects of a JSON text (or of one object a line) as a table. Null if the text is no JSON
 * with objects. Commas before a closing bracket are tolerated.
 */
export function readJson(text: string): Grid | null {
  if (!/^\s*[[{]/.test(text) || !text.includes("@")) return null;
  const value =
    parsed(text) ?? parsedLines(text) ?? parsed(text.replace(/,(?=\s{0,200}[}\]])/g, ""));
  return value === undefined ? null : gridOfValue(value);
}

/** Returns undefined if the text is no JSON. */
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

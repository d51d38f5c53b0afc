import type { Grid } from "../common/types";
import { gridOfRecords } from "./value-grid";

/** Attributes of directories (RFC 4519 and Thunderbird) with the matching headings. */
const HEADINGS: Readonly<Record<string, string>> = {
  mail: "Email",
  email: "Email",
  cn: "Name",
  displayname: "Display name",
  givenname: "First name",
  sn: "Last name",
  mozillasecondemail: "Second email",
};

/** Returns the entries of an LDIF text (RFC 2849) as a table; null for any other text. */
export function readLdif(text: string): Grid | null {
  if (!/^\s*(?:version:\s*\d+\s+)?(?:#[^\n]*\n\s*)*dn::? ?\S/i.test(text)) return null;
  const records: Record<string, string>[] = [];
  const lines: number[] = [];
  let record: Record<string, string> | null = null;
  for (const { line, number } of unfolded(text)) {
    const [, attribute = "", encoded = "", value = ""] =
      /^([\w;.-]{1,80}):(:?)\s*(.*)$/.exec(line) ?? [];
    const key = attribute.split(";")[0]?.toLowerCase() ?? "";
    if (key === "dn") {
      record = {};
      records.push(record);
      lines.push(number);
    } else if (record && key !== "" && key !== "objectclass") {
      const heading = HEADINGS[key] ?? key;
      const own = record[heading] === undefined ? heading : `${heading} 2`;
      record[own] ??= encoded === "" ? value.trim() : decoded(value);
    }
  }
  return gridOfRecords(records, (index) => lines[index] ?? 0);
}

/** Joins lines that begin with a space to the previous line. */
function unfolded(text: string): { line: string; number: number }[] {
  const all: { line: string; number: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const last = all.at(-1);
    if (last && line.startsWith(" ")) last.line += line.slice(1);
    else all.push({ line, number: index + 1 });
  }
  return all;
}

function decoded(value: string): string {
  try {
    const bytes = Uint8Array.from(atob(value.trim()), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes).trim();
  } catch {
    return value.trim();
  }
}

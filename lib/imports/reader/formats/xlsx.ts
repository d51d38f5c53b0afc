import { partName } from "./archive";
import { readSharedStrings } from "./shared-strings";
import type { Sheet, Workbook, WorkbookOptions } from "./sheets";
import { readSheet } from "./xlsx-sheet";
import { struckFormats } from "./xlsx-styles";
import { attributesIn, textOf } from "./xml";
import { type Steps, UnreadableList } from "../common/types";

/** Reads the parts of an .xlsx (ECMA-376). Throws UnreadableList. */
export function* readXlsx(
  files: ReadonlyMap<string, Uint8Array>,
  options: WorkbookOptions,
): Steps<Workbook> {
  const book = [...files.keys()].find((name) => /(?:^|\/)workbook\d*\.xml$/i.test(name));
  const xml = book === undefined ? "" : textOf(files.get(book));
  if (book === undefined || xml === "")
    throw new UnreadableList(book === undefined ? "not-a-spreadsheet" : "broken-workbook");
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const targets = relationships(files, book);
  const strings = files.get(
    [...files.keys()].find((name) => /sharedstrings\.xml$/i.test(name)) ?? "",
  );
  const shared = yield* readSharedStrings(textOf(strings));
  const styles = [...files.keys()].find((name) => /(?:^|\/)styles\d*\.xml$/i.test(name)) ?? "";
  const struck = struckFormats(textOf(files.get(styles)));
  const sheets: Sheet[] = [];
  for (const attributes of attributesIn(xml, "sheet")) {
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
    const target = targets.get(id)?.target;
    if (target === undefined) continue;
    const path = resolved(folder, target);
    const state = attributes["state"];
    const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
    const wanted = visibility === "visible" || options.includeHidden === true;
    const source = wanted ? textOf(files.get(path)) : "";
    const links = new Map(
      [...relationships(files, path)].map(([key, { target: to }]) => [key, to]),
    );
    const read = yield* readSheet(source, { shared, struck, links, ...options });
    sheets.push({ name: attributes["name"] ?? "", visibility, ...read });
  }
  if (sheets.length === 0) throw new UnreadableList("broken-workbook");
  return { kind: "xlsx", sheets };
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return partName(target);
  const parts = `${folder}${target.replaceAll("\\", "/")}`.split("/");
  const path: string[] = [];
  for (const part of parts) {
    if (part === "..") path.pop();
    else if (part !== ".") path.push(part);
  }
  return partName(path.join("/"));
}

/** Returns the targets of a part's relationships, by id (ECMA-376, part 2). */
function relationships(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): Map<string, { target: string }> {
  const slash = path.lastIndexOf("/") + 1;
  const xml = textOf(files.get(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`));
  return new Map(
    attributesIn(xml, "Relationship").map(({ Id = "", Target = "" }) => [Id, { target: Target }]),
  );
}

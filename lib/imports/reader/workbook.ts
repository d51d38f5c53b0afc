import { partName, unpack } from "./archive";
import { readOds } from "./ods";
import { readSharedStrings } from "./shared-strings";
import { type Sheet, type Workbook, type WorkbookOptions } from "./sheets";
import { readSheet } from "./xlsx-sheet";
import { struckFormats } from "./xlsx-styles";
import { attributesIn, textOf } from "./xml";
import { type Steps, UnreadableList } from "./types";

const UNUSED =
  /(?:theme|drawings?|media|charts?|docProps|pivot|printerSettings|externalLinks|customXml|comments)/i;

/** Reads an .xlsx or .ods: used cells only, hidden sheets and rows left out. Throws UnreadableList. */
export function* readWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): Steps<Workbook> {
  const files = yield* unpack(bytes, (name) => /\.(?:xml|rels)$/i.test(name) && !UNUSED.test(name));
  const content = files.get("content.xml");
  if (content) return { kind: "ods", sheets: readOds(textOf(content), options) };
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

/** The targets of a part's relationships by their ids (ECMA-376, part 2). */
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

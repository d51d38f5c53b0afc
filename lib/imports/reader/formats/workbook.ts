import { unpack } from "./archive";
import { readOds } from "./ods";
import type { Workbook, WorkbookOptions } from "./sheets";
import { readXlsx } from "./xlsx";
import { textOf } from "./xml";
import type { Steps } from "../common/types";

const UNUSED =
  /(?:theme|drawings?|media|charts?|docProps|pivot|printerSettings|externalLinks|customXml|comments)/i;

/** Reads the used cells of an .xlsx or .ods file; hidden sheets and rows by option. Throws UnreadableList. */
export function* readWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): Steps<Workbook> {
  const files = yield* unpack(bytes, (name) => /\.(?:xml|rels)$/i.test(name) && !UNUSED.test(name));
  const content = files.get("content.xml");
  if (content) return { kind: "ods", sheets: readOds(textOf(content), options) };
  return yield* readXlsx(files, options);
}

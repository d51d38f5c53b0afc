import { isCalendar, readCalendar } from "./formats/calendar";
import { cleanLongText } from "./common/clean";
import { crossedRows, withoutCrossedOut } from "./tables/crossed-out";
import { decodeEntities } from "./formats/entities";
import { type GridChoice, gridOfRows, readGrid } from "./grid-reading";
import { isHtml, readHtml } from "./formats/html";
import { plainLinks } from "./addresses/links";
import { type ModeReading, readPlain } from "./reading-mode";
import { mergedRows } from "./tables/rows";
import { runSteps, type RunOptions } from "./steps";
import { decodeSpelledOut } from "./addresses/spelled-out";
import { decodeQuotedPrintable } from "./formats/quoted-printable";
import { readStructured } from "./structured";
import { rowsOfTable, understandTable } from "./tables/table";
import type { Steps } from "./common/types";
import { isVcard, readVcards } from "./formats/vcard";

/** The rows of a text and its detected format. */
type SourceReading = ModeReading & { format: "text" | "html" | "vcard" };

/** Reads a text by its detected format: vCards, a calendar, HTML, structured data or plain text. */
export async function readSource(
  written: string,
  options: GridChoice & RunOptions,
): Promise<SourceReading> {
  const clean = decodeQuotedPrintable(shortRuns(await runSteps(cleanLongText(written), options)));
  const source = decodeSpelledOut(
    /&lt;[^&\s<>@]{1,64}@[^&\s<>@]{1,255}&gt;/.test(clean) && !isHtml(clean)
      ? decodeEntities(clean)
      : clean,
  );
  const { text, crossed } = withoutCrossedOut(plainLinks(source));
  const reading = await read(text, options);
  return crossed.length === 0
    ? reading
    : { ...reading, rows: mergedRows(reading.rows, crossedRows(crossed)) };
}

async function read(text: string, options: GridChoice & RunOptions): Promise<SourceReading> {
  if (isVcard(text)) return { ...(await cards(text, options)), format: "vcard" };
  if (isCalendar(text) && options.mode !== "text")
    return { mode: "table", rows: readCalendar(text), table: null, format: "text" };
  if (isHtml(text) && options.mode !== "text")
    return { ...(await page(text, options)), format: "html" };
  return { ...(await runSteps(plain(text, options), options)), format: "text" };
}

async function cards(text: string, options: RunOptions): Promise<ModeReading> {
  const { rows, rest } = readVcards(text);
  const beside = rest.includes("@") ? await runSteps(readPlain(rest, "text"), options) : null;
  const merged = beside ? mergedRows(rows, beside.rows) : rows;
  return { mode: "text", rows: merged, table: null };
}

/** Reads the tables of a page, and the addresses beside them. */
async function page(source: string, options: GridChoice & RunOptions): Promise<ModeReading> {
  const { rows, text, crossed } = readHtml(source);
  const usable = rows?.some((cells) => cells.some((cell) => cell.includes("@"))) === true;
  const reading = await runSteps(
    usable && rows ? readGrid(gridOfRows(rows), options) : readPlain(text),
    options,
  );
  const beside = usable && text.includes("@") ? await runSteps(readPlain(text), options) : null;
  const more = [...(beside?.rows ?? []), ...crossedRows(crossed)];
  return { ...reading, rows: more.length > 0 ? mergedRows(reading.rows, more) : reading.rows };
}

function* plain(text: string, options: GridChoice): Steps<ModeReading> {
  const structured = yield* readStructured(text, options);
  if (structured) return structured;
  const reading = yield* readPlain(text, options.mode);
  if (!options.table || !reading.table) return reading;
  const table = yield* understandTable(reading.table.grid, options.table);
  return { mode: "table", rows: yield* rowsOfTable(table), table };
}

/** Shortens long runs of spaces, which slow regular expressions. */
function shortRuns(text: string): string {
  return text.includes(MAX_SPACES) || text.includes("\t".repeat(MAX_SPACES.length))
    ? text.replace(/[ \t]+/g, (run) =>
        run.length > MAX_SPACES.length ? run.slice(0, MAX_SPACES.length) : run,
      )
    : text;
}
const MAX_SPACES = " ".repeat(100);

import { isTime, messageOf } from "./chat";
import { withoutEnumerators } from "./enumerators";
import { ResponseLines, declinedBoxes } from "./declined-lines";
import { type BlockLine, namesOfBlocks } from "./blocks";
import { personScore } from "../names/given-names";
import { labelOf, withoutNumbering } from "../common/labels";
import { isSenderLine } from "./mail-headers";
import { type Line, logicalLines } from "./lines";
import { type Mailbox, mailboxesIn } from "../addresses/mailboxes";
import { couldBeName, displayName, looksLikeName } from "../names/names";
import { isGuess, nameWith } from "../names/naming";
import { isProse } from "../names/sentence-name";
import { type RawRow, Rows } from "../tables/rows";
import type { ReadRow, Steps } from "../common/types";
import { isSentenceWord } from "../common/words";

/** Rows, and characters of lines, between two steps of a few milliseconds. */
const STEP_ROWS = 500;
const STEP_CHARACTERS = 10_000;
/** Maximum length of a name on a separate line. */
const MAX_NAME_LENGTH = 200;

/** Returns the people of a clean text with addresses in any position. */
export function* readText(text: string): Steps<ReadRow[]> {
  const rows = new Rows();
  const raws = yield* rawRowsOf(text);
  for (const [index, raw] of raws.entries()) {
    if (index % STEP_ROWS === STEP_ROWS - 1) yield index / raws.length;
    rows.add(raw);
  }
  return rows.rows;
}

/** Returns the rows of a text before the search for duplicates. */
function* rawRowsOf(text: string): Steps<RawRow[]> {
  const raws: RawRow[] = [];
  const lines = withoutEnumerators(yield* logicalLines(text));
  const blocks: BlockLine[] = [];
  const responses = new ResponseLines();
  const chat = { sender: null as string | null, used: new Set<string>() };
  let work = 0;
  for (const [index, line] of lines.entries()) {
    work += line.text.length + 20;
    if (work > STEP_CHARACTERS) {
      work = 0;
      yield index / lines.length;
    }
    if (line.text === "") {
      blocks.push(BLANK);
      continue;
    }
    const message = messageOf(line.text);
    if (message) chat.sender = message.sender;
    const own = message ? { ...line, text: message.text } : line;
    const boxes = own.text.includes("@") ? mailboxesIn(own.text) : [];
    if (boxes.length === 0) {
      const sender =
        raws.length === 0 || chat.sender !== null ? senderAbove(own.text, blocks) : null;
      if (sender !== null) chat.sender = sender;
      const response = responses.line(own.text);
      blocks.push({ ...(response ? DATA : kindOf(own.text)), row: null });
      continue;
    }
    const found = rowsOf(own, boxes);
    if (isSenderLine(lines, index))
      for (const row of found) {
        if (row.found) row.found = { ...row.found, reason: row.found.reason ?? "sender" };
      }
    responses.rows(found);
    if (chat.sender !== null)
      nameFromSender(found, own.text, boxes, { sender: chat.sender, used: chat.used });
    const [only] = found;
    blocks.push({
      kind: isBare(own.text, boxes) ? "address" : "other",
      text: own.text,
      row: found.length === 1 && only ? only : null,
    });
    raws.push(...found);
  }
  responses.apply();
  if (chat.sender === null) yield* namesOfBlocks(blocks);
  return raws;
}

const BLANK: BlockLine = { kind: "blank", text: "", row: null };
const DATA = { kind: "data", text: "" } as const;

/** Returns the name above the time, as in chats copied from a web page. */
function senderAbove(line: string, blocks: readonly BlockLine[]): string | null {
  const above = blocks.at(-1);
  return above?.kind === "name" && isTime(line) ? above.text : null;
}

const LABELED = /\p{L}\s*:\s*$/u;

function rowsOf(line: Line, boxes: readonly Mailbox[]): RawRow[] {
  const around = boxes.length > 20 ? "" : textAround(line.text, boxes);
  const context = {
    prose: isProse(around),
    several: boxes.length > 1,
    labeled: boxes.length > 1 && boxes.every(({ before }) => LABELED.test(before)),
    semicolons: boxes.length > 1 ? /[>;]\s*;|>\s*;/.test(line.text) : /;\s*$/.test(line.text),
  };
  const away = declinedBoxes(boxes);
  return boxes.map((box) => {
    const name = nameWith(box, context);
    const reason = isReplaced(line.text, box) ? "unlisted" : away.has(box) ? "declined" : null;
    return {
      line: line.line,
      lastLine: line.lastLine,
      found: reason ? { ...box.found, reason: box.found.reason ?? reason } : box.found,
      name,
      checks: isGuess(name, box) ? [{ kind: "nameGuessed" }] : undefined,
      others: box.others,
      source: [boxes.length === 1 ? line.text.trim() : `${box.before}${box.found.written}`.trim()],
    };
  });
}

/** In "anna@corp.example (instead of boris@corp.example)" the second person is not invited. */
const REPLACED =
  /(?:^|[^\p{L}])(?:instead of|in place of|replac(?:es|ing)|substitutes? for|formerly|previously|anstelle von|statt|ersetzt|вместо|взамен|en lugar de|en vez de|au lieu de|remplace)[\s:<([]*$/iu;

function isReplaced(text: string, { found }: Mailbox): boolean {
  return REPLACED.test(text.slice(Math.max(0, found.start - 40), found.start));
}

function textAround(text: string, boxes: readonly Mailbox[]): string {
  let rest = text;
  for (const { found } of boxes) rest = rest.replace(found.written, " ");
  return rest;
}

/** Assigns the sender's name to the only address of a chat message, unless the message has another name. */
function nameFromSender(
  rows: RawRow[],
  text: string,
  boxes: readonly Mailbox[],
  { sender, used }: { sender: string; used: Set<string> },
): void {
  const [row] = rows;
  if (!row || rows.length !== 1 || row.name !== "" || used.has(sender)) return;
  const words = textAround(text, boxes)
    .split(/[^\p{L}\p{M}'’-]+/u)
    .filter(Boolean);
  const names = words.filter((word) => /^\p{Lu}/u.test(word) && !isSentenceWord(word));
  if (names.length > 0 || sender === "") return;
  row.name = displayName(sender);
  used.add(sender);
}

/** The organizer without an address above the guests, as calendars write it. */
const ORGANIZER =
  /^\s*(?:organi[sz]er|организатор|veranstalter|organisator|organisateur|organizador|organizzatore)\s*$/i;

/** The role after a guest's name in calendars: "Anna Petrova - organizer". */
const PART =
  /\s+[-–—]\s+(?:organi[sz]er|creator|optional|required|host|организатор|создатель|необязательно|ведущ(?:ий|ая)|organisator(?:in)?|veranstalter(?:in)?|optional[eo]?|organisat(?:eur|rice)|facultatif|organizador[a]?)\s*$/iu;

function kindOf(text: string): Pick<BlockLine, "kind" | "text"> {
  if (text.trim() === "") return { kind: "blank", text: "" };
  if (ORGANIZER.test(text)) return { kind: "other", text: "" };
  if (text.length > MAX_NAME_LENGTH) return { kind: "data", text: "" };
  const label = labelOf(`${text} `);
  if (label?.kind === "name") return { kind: "name", text: displayName(label.value) };
  if (label?.kind === "other" && label.value.trim() === "") return kindOfLabel(label.label);
  if (label) return { kind: "data", text: "" };
  const name = displayName(
    withoutNumbering(text)
      .replace(/[,;]\s*$/, "")
      .replace(PART, ""),
  );
  if (looksLikeName(name) || (couldBeName(name) && !/\p{Lu}/u.test(name)))
    return { kind: "name", text: name };
  return { kind: "data", text: "" };
}

/** Returns whether a label is a name ("Anna Petrova:") or not ("Speakers:"). */
function kindOfLabel(label: string): Pick<BlockLine, "kind" | "text"> {
  const name = displayName(withoutNumbering(label));
  return name.includes(" ") && looksLikeName(name) && personScore(name) > 0
    ? { kind: "name", text: name }
    : { kind: "data", text: "" };
}

/** Returns true if a line has one address and no other text except its label or number. */
function isBare(text: string, boxes: readonly Mailbox[]): boolean {
  const [box] = boxes;
  if (!box || boxes.length > 1) return false;
  const before = withoutNumbering(box.before).trim();
  const label = labelOf(`${before} `);
  const rest = label && label.kind !== "other" ? label.value : before;
  return rest.trim() === "" && !/\p{L}/u.test(box.after);
}

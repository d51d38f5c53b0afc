import { addressKey, findAddresses } from "../addresses/address";
import { type CrossedOut, crossedIn } from "../tables/crossed-out";
import { decodeEntities } from "./entities";
import { HtmlRows } from "./html-rows";

const BLOCKS = new Set(
  "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article dd dt hr option".split(
    " ",
  ),
);
/** Elements that cross out their text. */
const STRUCK = new Set(["s", "del", "strike"]);
const SKIPPED = new Set(["script", "style", "head", "title", "svg"]);

/** HTML as table rows, or as lines of text if it has no table. */
type HtmlReading = { rows: string[][] | null; text: string; crossed: CrossedOut[] };

/** Returns true for HTML source or an XML spreadsheet; false for a text that mentions a tag. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (
    /^\s*(?:<!doctype html|<html\b|<table\b|<\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:\w+:)?workbook\b)/i.test(
      head,
    )
  )
    return true;
  const tags =
    head.match(/<\/?(?:table|tr|td|th|tbody|ul|ol|li|p|div|br|a|span)\b[^<>]{0,500}>/gi) ?? [];
  return tags.length >= 2 && /^\s*</.test(head);
}

/** Reads HTML or an XML spreadsheet without a DOM, which workers lack. */
export function readHtml(source: string): HtmlReading {
  const table = new HtmlRows();
  const links: { href: string; from: number }[] = [];
  const hidden: string[] = [];
  let text = "";
  let at = 0;
  const crossed: CrossedOut[] = [];
  const unclosed = new Set<string>();
  let skip = "";
  const write = (piece: string) => {
    if (skip !== "") return;
    if (table.cell === null) text += piece;
    else table.write(piece);
  };
  while (at < source.length) {
    const open = source.indexOf("<", at);
    if (open === -1 || !isTag(source, open)) {
      const end = open === -1 ? source.length : open + 1;
      write(decodeEntities(source.slice(at, end)).replace(/\s+/g, " "));
      at = end;
      continue;
    }
    if (open > at) write(decodeEntities(source.slice(at, open)).replace(/\s+/g, " "));
    const { end, name, closing, attributes } = tagAt(source, open);
    at = end;
    if (name !== "a" && attributes.includes("@")) hidden.push(...mailboxesOf(attributes));
    else if (/["'\s]\s*(?:title|data-[\w-]+)\s*=/i.test(attributes) && attributes.includes("@"))
      hidden.push(...mailboxesOf(attributes.replace(/\bhref\s*=\s*(?:"[^"]*"|'[^']*')/i, "")));
    if (skip === "" && !closing && !unclosed.has(name) && isStruck(name, attributes)) {
      const close = closeOf(source, name, at);
      if (close === -1) unclosed.add(name);
      else {
        const found = struckIn(source.slice(at, close));
        crossed.push(...found);
        at = close;
        // The end tag of the cell or row is still ahead.
        if (name === "tr") table.openRow();
        else if (name === "td" || name === "th") table.openCell(attributes);
        else if (BLOCKS.has(name)) write("\n");
        if (found.length > 0) table.crossRow();
        continue;
      }
    }
    if (skip !== "") {
      if (closing && name === skip) skip = "";
      continue;
    }
    if (SKIPPED.has(name) && !closing) skip = name;
    else if (name === "tr" || name === "row") {
      if (closing) table.endRow();
      else table.openRow();
    } else if (name === "td" || name === "th" || name === "cell") {
      if (closing) table.endCell();
      else table.openCell(attributes);
    } else if (name === "table" && closing) table.endRow();
    else if (name === "a" && !closing) {
      const href = decodePercent(
        decodeEntities(/\bhref\s*=\s*["']?\s*mailto:([^"'?>\s]+)/i.exec(attributes)?.[1] ?? ""),
      );
      links.push({ href, from: (table.cell ?? text).length });
    } else if (name === "a") {
      const link = links.pop();
      const inside = (table.cell ?? text).slice(link?.from ?? 0);
      if (link && !holds(inside, link.href)) write(` <${link.href}>`);
    } else if (BLOCKS.has(name)) write("\n");
  }
  for (const { href } of links) if (!holds(table.cell ?? text, href)) write(` <${href}>`);
  table.endRow();
  const { rows } = table;
  const shown = new Set(
    findAddresses(`${text}\n${rows.map((cells) => cells.join("\n")).join("\n")}`).map(({ email }) =>
      addressKey(email),
    ),
  );
  const more = hidden.filter((box) =>
    findAddresses(box).some(({ email }) => !shown.has(addressKey(email))),
  );
  if (more.length > 0) text += `\n${more.join("\n")}\n`;
  return { rows: rows.length > 0 ? rows : null, text, crossed };
}

/** Returns true if an element crosses out its text, by its name or style. */
function isStruck(name: string, attributes: string): boolean {
  return STRUCK.has(name) || /text-decoration[^"';]{0,60}line-through/i.test(attributes);
}

/** Returns the end of the element that begins before this position; -1 if it is not closed. */
function closeOf(source: string, name: string, from: number): number {
  const tag = new RegExp(`<(/?)${name}(?![\\w-])`, "gi");
  tag.lastIndex = from;
  let depth = 1;
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    depth += match[1] === "/" ? -1 : 1;
    if (depth === 0) return match.index;
  }
  return -1;
}

/** Returns the addresses of a crossed-out part; a link has its address twice. */
function struckIn(part: string): CrossedOut[] {
  const source = decodeEntities(part.replace(/<[^<>]{0,500}>/g, " ")).trim();
  return crossedIn(decodeEntities(part), { line: 1, source });
}

/** Returns addresses in attributes such as `data-email` or `title`, with a name from the same tag only. */
function mailboxesOf(attributes: string): string[] {
  const values = [...attributes.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    (match) => [match[1]?.toLowerCase() ?? "", decodeEntities(match[2] ?? match[3] ?? "")] as const,
  );
  const name = values.find(([key, value]) => /^(?:data-)?name$/.test(key) && !value.includes("@"));
  const own = values.some(([key]) => /^(?:data-)?e?mail$/.test(key));
  return values.flatMap(([key, value]) => {
    if (key === "href" || key === "src" || !value.includes("@")) return [];
    return findAddresses(value).map(({ written }) =>
      name && own && name[1] !== ""
        ? `"${name[1].replaceAll('"', "")}" <${written}>`
        : `<${written}>`,
    );
  });
}

/** Returns true if a text already contains the address of a link. */
function holds(text: string, href: string): boolean {
  return text.toLowerCase().includes(href.toLowerCase());
}

/** Returns false for an address in angle brackets, and for text with an address outside of attributes. */
function isTag(source: string, open: number): boolean {
  const head = source.slice(open, open + 2_000);
  if (!/^<[a-z/!?]/i.test(head) || /^<[^\s<>"'=]{1,64}@/.test(head)) return false;
  const inside = /^<[^<>!?][^<>]*/.exec(head)?.[0] ?? "";
  return !inside.includes("@") || !inside.replace(ATTRIBUTE, "").includes("@");
}
const ATTRIBUTE = /=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/g;

type Tag = { end: number; name: string; closing: boolean; attributes: string };

function tagAt(source: string, open: number): Tag {
  if (source.startsWith("<!--", open)) {
    const close = source.indexOf("-->", open);
    return {
      end: close === -1 ? source.length : close + 3,
      name: "!",
      closing: false,
      attributes: "",
    };
  }
  let end = source.indexOf(">", open);
  if (end === -1) end = source.length;
  const inside = source.slice(open + 1, Math.min(end, open + 2_000));
  const match = /^(\/?)(?:[\w-]+:)?([\w!?-]+)/.exec(inside);
  return {
    end: end + 1,
    name: (match?.[2] ?? "").toLowerCase(),
    closing: match?.[1] === "/" || false,
    attributes: inside,
  };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

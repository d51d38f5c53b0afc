import { addressKey, findAddresses } from "../addresses/address";
import { type CrossedOut, crossedIn } from "../tables/crossed-out";
import { decodeEntities } from "./entities";
import { HtmlRows } from "./html-rows";
import { closeOf, isTag, type Tag, tagAt } from "./html-tags";

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
  return new HtmlReader(source).read();
}

class HtmlReader {
  readonly #source: string;
  readonly #table = new HtmlRows();
  /** Open links, each with its address and the position of its text. */
  readonly #links: { href: string; from: number }[] = [];
  /** Addresses in attributes. */
  readonly #hidden: string[] = [];
  readonly #crossed: CrossedOut[] = [];
  /** Elements without an end tag. */
  readonly #unclosed = new Set<string>();
  #text = "";
  #at = 0;
  /** The open element whose content is skipped; empty if there is none. */
  #skip = "";

  constructor(source: string) {
    this.#source = source;
  }

  read(): HtmlReading {
    while (this.#at < this.#source.length) this.#readNext();
    for (const { href } of this.#links)
      if (!holds(this.#shownText, href)) this.#write(` <${href}>`);
    this.#table.endRow();
    const { rows } = this.#table;
    const more = this.#hiddenAddresses(rows);
    if (more.length > 0) this.#text += `\n${more.join("\n")}\n`;
    return { rows: rows.length > 0 ? rows : null, text: this.#text, crossed: this.#crossed };
  }

  /** The text of the open cell, or else the text outside of tables. */
  get #shownText(): string {
    return this.#table.cell ?? this.#text;
  }

  #write(piece: string): void {
    if (this.#skip !== "") return;
    if (this.#table.cell === null) this.#text += piece;
    else this.#table.write(piece);
  }

  #writeSource(from: number, to: number): void {
    this.#write(decodeEntities(this.#source.slice(from, to)).replace(/\s+/g, " "));
  }

  /** Reads the text before the next tag, and the tag. */
  #readNext(): void {
    const open = this.#source.indexOf("<", this.#at);
    if (open === -1 || !isTag(this.#source, open)) {
      const end = open === -1 ? this.#source.length : open + 1;
      this.#writeSource(this.#at, end);
      this.#at = end;
      return;
    }
    if (open > this.#at) this.#writeSource(this.#at, open);
    const tag = tagAt(this.#source, open);
    this.#at = tag.end;
    this.#collectHidden(tag);
    if (this.#readStruck(tag)) return;
    if (this.#skip === "") this.#readTag(tag);
    else if (tag.closing && tag.name === this.#skip) this.#skip = "";
  }

  #collectHidden({ name, attributes }: Tag): void {
    if (name !== "a" && attributes.includes("@")) this.#hidden.push(...mailboxesOf(attributes));
    else if (/["'\s]\s*(?:title|data-[\w-]+)\s*=/i.test(attributes) && attributes.includes("@"))
      this.#hidden.push(
        ...mailboxesOf(attributes.replace(/\bhref\s*=\s*(?:"[^"]*"|'[^']*')/i, "")),
      );
  }

  /** Skips a crossed-out element and collects its addresses; returns false for any other tag. */
  #readStruck({ name, closing, attributes }: Tag): boolean {
    if (this.#skip !== "" || closing || this.#unclosed.has(name) || !isStruck(name, attributes))
      return false;
    const close = closeOf(this.#source, name, this.#at);
    if (close === -1) {
      this.#unclosed.add(name);
      return false;
    }
    const found = struckIn(this.#source.slice(this.#at, close));
    this.#crossed.push(...found);
    this.#at = close;
    // The end tag of the cell or row is still ahead.
    if (name === "tr") this.#table.openRow();
    else if (name === "td" || name === "th") this.#table.openCell(attributes);
    else if (BLOCKS.has(name)) this.#write("\n");
    if (found.length > 0) this.#table.crossRow();
    return true;
  }

  #readTag({ name, closing, attributes }: Tag): void {
    if (SKIPPED.has(name) && !closing) this.#skip = name;
    else if (name === "tr" || name === "row") {
      if (closing) this.#table.endRow();
      else this.#table.openRow();
    } else if (name === "td" || name === "th" || name === "cell") {
      if (closing) this.#table.endCell();
      else this.#table.openCell(attributes);
    } else if (name === "table" && closing) this.#table.endRow();
    else if (name === "a" && !closing) this.#openLink(attributes);
    else if (name === "a") this.#closeLink();
    else if (BLOCKS.has(name)) this.#write("\n");
  }

  #openLink(attributes: string): void {
    const href = decodePercent(
      decodeEntities(/\bhref\s*=\s*["']?\s*mailto:([^"'?>\s]+)/i.exec(attributes)?.[1] ?? ""),
    );
    this.#links.push({ href, from: this.#shownText.length });
  }

  #closeLink(): void {
    const link = this.#links.pop();
    const inside = this.#shownText.slice(link?.from ?? 0);
    if (link && !holds(inside, link.href)) this.#write(` <${link.href}>`);
  }

  /** Returns the addresses of attributes that the text and the rows don't show. */
  #hiddenAddresses(rows: string[][]): string[] {
    const shown = new Set(
      findAddresses(`${this.#text}\n${rows.map((cells) => cells.join("\n")).join("\n")}`).map(
        ({ email }) => addressKey(email),
      ),
    );
    return this.#hidden.filter((box) =>
      findAddresses(box).some(({ email }) => !shown.has(addressKey(email))),
    );
  }
}

/** Returns true if an element crosses out its text, by its name or style. */
function isStruck(name: string, attributes: string): boolean {
  return STRUCK.has(name) || /text-decoration[^"';]{0,60}line-through/i.test(attributes);
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

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

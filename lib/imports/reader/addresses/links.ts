const ADDRESS = String.raw`([^\s<>|\[\]()"?]{1,300}@[^\s<>|\[\]()"?]{1,300})(?:\?[^\s<>|\[\]()"]{0,300})?`;
const LABEL = String.raw`([^\n<>|\[\]]{1,200})`;
/**
 * Links of wikis, `[[mailto:address|text]]` and `[mailto:address text]`, and of Slack,
 * `<mailto:address|text>`.
 */
const TARGET_FIRST = new RegExp(
  String.raw`\[\[?mailto:${ADDRESS}[| ]${LABEL}\]\]?|<mailto:${ADDRESS}\|${LABEL}>`,
  "gi",
);
/** Links of Jira: `[text|mailto:address]`. */
const TEXT_FIRST = new RegExp(String.raw`\[${LABEL}\|mailto:${ADDRESS}\]`, "gi");

/** Returns a text with links of wikis and chats rewritten as `Name <address>`. */
export function plainLinks(text: string): string {
  return withPlainLinks(text.includes("||") ? withPlainHeadings(text) : text);
}

/** Replaces the `||` between headings of Jira tables with `|`, which separates cells. */
function withPlainHeadings(text: string): string {
  if (!/^\s*\|[^|\n]/m.test(text)) return text;
  return text
    .split("\n")
    .map((line) =>
      /^\s*\|\|.*\|\|\s*$/.test(line) && !/[^|]\|[^|]/.test(line)
        ? line.replaceAll("||", "|")
        : line,
    )
    .join("\n");
}

function withPlainLinks(text: string): string {
  if (!text.includes("mailto:") || !/(?:\[|<)mailto:|\|mailto:/i.test(text)) return text;
  return text
    .replace(
      TARGET_FIRST,
      (_, wiki?: string, wikiLabel?: string, chat?: string, chatLabel?: string) =>
        written(wiki ?? chat ?? "", wikiLabel ?? chatLabel ?? ""),
    )
    .replace(TEXT_FIRST, (_, label: string, address: string) => written(address, label));
}

function written(address: string, label: string): string {
  return label.includes("@") ? `<${address}>` : `${label.trim()} <${address}>`;
}

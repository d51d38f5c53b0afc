type Document = {
  locale: string;
  title: string;
  text: string;
  parts: { heading: string; rows: Record<string, unknown>[] }[];
  /** Shown where a part has no rows. */
  empty: string;
};

/** Returns a page of tables that needs nothing else. */
export function writeHtml({ locale, title, text, parts, empty }: Document): string {
  const sections = parts.map(
    ({ heading, rows }) =>
      `<section><h2>${escape(heading)} (${rows.length})</h2>${rows.length > 0 ? table(rows) : `<p>${escape(empty)}</p>`}</section>`,
  );
  return `<!doctype html>
<html lang="${escape(locale)}">
<head><meta charset="utf-8"><title>${escape(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
section { overflow-x: auto }
</style></head>
<body><h1>${escape(title)}</h1><p>${escape(text)}</p>
${sections.join("\n")}
</body></html>
`;
}

function table(rows: Record<string, unknown>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const head = names.map((name) => `<th>${escape(name)}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${names.map((name) => `<td>${escape(shown(row[name]))}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  return ISO_TIME.test(value) ? value.slice(0, 19).replace("T", " ") : value;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

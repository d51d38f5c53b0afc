const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup that `html` made. Only this module creates it, so a plain text is never taken for markup. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | null | readonly Markup[];

/** Returns markup from a template; every value that is not markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(
    parts
      .map((part, index) => part + (index < values.length ? textOf(values[index]) : ""))
      .join(""),
  );
}

function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

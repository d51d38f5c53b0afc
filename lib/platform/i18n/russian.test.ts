import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { compiled } from "./compiled";

const FOLDER = path.resolve("lib/platform/i18n/ru");

const strings: readonly (readonly [key: string, text: string])[] = readdirSync(FOLDER).flatMap(
  (file) => {
    const dictionary: unknown = JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"));
    return entries(dictionary, path.basename(file, ".json"));
  },
);

function entries(value: unknown, key: string): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => entries(inner, `${key}.${name}`));
}

/** Returns the keys of the strings that match. */
function matching(pattern: RegExp): string[] {
  return strings.filter(([, text]) => pattern.test(text)).map(([key]) => key);
}

describe("the Russian interface copy", () => {
  test.each([
    [
      "a term outside the glossary",
      /[Ии]сход(?!ящ)|[Ээ]л\. почт|e-mail|Email|ключ API|[Вв]ыгруз|(?<!\p{L})знак(ов|а|и)(?!\p{L})/u,
    ],
    ["another name for two-step verification", /в два шага|резервн\S+ код/iu],
    ["people called revoked", /отозванны[ех](?! ссылк)/iu],
    ["a gender for the reader or a participant", /был здесь|не входил(?!а)/iu],
    ["a name after a colon", /: \{(name|what|who)\}/u],
    ["an em dash or a hyphen for a dash", /—| - /u],
    [
      "a breaking space in a number or before its unit",
      /\d \d{3}(?!\d)|\d (символ|час|МБ|строк|д(ень|ня|ней))/u,
    ],
    ["straight quotation marks", /"/u],
  ])("avoids %s", (_, pattern) => {
    expect(matching(pattern)).toEqual([]);
  });

  test("gives every plural its four forms", () => {
    const lacking = strings.filter(([, text]) =>
      [...text.matchAll(/\{\w+, plural,/gu)].some(({ index }) => {
        const rest = text.slice(index);
        return !["one", "few", "many", "other"].every((form) =>
          new RegExp(`[ }]${form} \\{`, "u").test(rest),
        );
      }),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  test("names only controls that exist", () => {
    // The spam folder is an email program's.
    const labels = new Set([...strings.map(([, text]) => text), "Спам"]);
    const named = strings.flatMap(([key, text]) =>
      [...text.matchAll(/«([А-ЯЁ][^«»{}']*)»/gu)].map(([, control = ""]) => ({ key, control })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ control }) => !labels.has(control))).toEqual([]);
  });

  test("uses the wording for one participant only where there is exactly one", () => {
    const ru = createTranslator({ locale: "ru", messages: compiled.ru });
    const text = (count: number) => ru("conferences.deleteDialog.text", { count });
    expect(text(1)).toContain("ссылка единственного участника перестанет");
    expect(text(21)).toContain("ссылки 21 участника перестанут");
    expect(text(22)).toContain("ссылки 22 участников перестанут");
  });
});

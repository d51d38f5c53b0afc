import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { problemsIn } from "@/scripts/lint-texts/prose.mjs";

type Tree = { [name: string]: string | Tree };
type Project = { en?: Tree; ru?: Tree; code?: string; file?: string };

/** Returns only the arguments of a text. */
const argumentsOf = (text: string) => text.match(/\{\w+\}/g)?.join(" ") ?? "Foyer";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs the lint over a small project whose only namespace is `list`; returns the lines it prints. */
function lint({ en = {}, ru = en, code, file = "components/list.tsx" }: Project): string[] {
  const root = mkdtempSync(path.join(tmpdir(), "foyer-words-"));
  made.push(root);
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  for (const folder of ["app", "components", "lib"]) mkdirSync(path.join(root, folder));
  write("lib/platform/i18n/en/list.json", JSON.stringify(en));
  write("lib/platform/i18n/ru/list.json", JSON.stringify(ru));
  const calls = Object.keys(en).map((key) => `t("${key}")`);
  write(file, code ?? `const t = useTranslations("list");\n${calls.join(";\n")}`);
  const { stdout, status } = spawnSync("node", ["scripts/lint-words.mjs", root], {
    encoding: "utf8",
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("lib/"));
  expect(status).toBe(lines.length === 0 ? 0 : 1);
  return lines.map((line) => line.replace("lib/platform/i18n/", ""));
}

describe("the glossary", () => {
  test("accepts texts that follow it", () => {
    const en = { a: "Notify by email", b: "{name}'s link copied", c: "“{title}” deleted" };
    const ru = { a: "Уведомить по почте", b: "Ссылка {name} скопирована", c: "«{title}» удалена" };
    expect(lint({ en, ru })).toEqual([]);
  });

  const ENGLISH = [
    ["e-mails", "Boomstream e-mails each person"],
    ["Email", "Enter an Email"],
    ["guests", "Shown to other guests"],
    ["left out", "2 rows are left out"],
    ["Left out", "Left out"],
    ["no limit", "The link has no limit"],
    ["cancelled", "Import cancelled"],
    ["Two steps", "Two steps"],
    ["is copied", "The link is copied"],
    ['"', 'Say "yes"'],
    ["any longer", "Foyer sends nothing any longer"],
    ["what becomes of", "See what becomes of a message"],
  ] as const;

  const RUSSIAN = [
    ["Эл. почта", "Эл. почта"],
    ["e-mail", "Ваш e-mail"],
    ["Гостей", "Гостей пока нет"],
    ["отозванные", "Только отозванные"],
    ["Выгрузить", "Выгрузить"],
    ["Исход", "Исход"],
    ["знаков", "Слишком много знаков"],
    ["ключ API", "Введите ключ API"],
    ["еще", "Показать еще"],
    ["отменен", "Импорт отменен"],
    ['"', 'Нажмите "Готово"'],
    ["—", "Имя — необязательно"],
    ["я - н", "Имя - необязательно"],
    ["я–", "Имя– необязательно"],
    ["100 000", "До 100 000\u00a0строк"],
    ["12 символов", "Не меньше 12 символов"],
    ["–", "Имя – необязательно"],
    ["л(а)", "Сотрудник отозвал(а) доступ"],
    ["Что-то пошло не так", "Что-то пошло не так"],
    ["истекла", "Ссылка истекла"],
    ["истёкшей", "По истёкшей ссылке войти нельзя"],
    ["является", "Этот адрес является неверным"],
    ["данного", "Для данного проекта"],
    ["нажмите на", "Затем нажмите на кнопку"],
    ["участника {name}", "Ссылка участника {name} скопирована"],
    ["Для {name}", "Для {name} создана ссылка"],
    ["{seconds} с", "Доступ закончится через {seconds} с."],
  ] as const;

  test("finds the words to avoid in both languages", () => {
    const en = Object.fromEntries(ENGLISH.map(([, text], at) => [`en${at}`, text]));
    const ru = Object.fromEntries(RUSSIAN.map(([, text], at) => [`ru${at}`, text]));
    const right = (keys: object) =>
      Object.fromEntries(Object.keys(keys).map((key) => [key, "Foyer"]));
    // The English texts have the arguments of the Russian ones.
    const same = Object.fromEntries(RUSSIAN.map(([, text], at) => [`ru${at}`, argumentsOf(text)]));
    const problems = lint({ en: { ...en, ...same }, ru: { ...right(en), ...ru } });
    const of = (language: string) => problems.filter((line) => line.startsWith(language));
    expect(of("en").map((line) => /: “(.+)”: use /.exec(line)?.[1])).toEqual(
      ENGLISH.map(([found]) => found),
    );
    expect(of("ru").map((line) => /: “(.+)”: use /.exec(line)?.[1])).toEqual(
      RUSSIAN.map(([found]) => found),
    );
  });

  test("accepts a name in the nominative, and an address in any case", () => {
    const ru = {
      a: "Работа, которую начал сотрудник {name}, приостановлена через {seconds}\u00a0с",
      b: "Ссылка для {email} скопирована, осталось: {count} с доступом",
      c: "Войти с истёкшим сроком нельзя: по данным Foyer, {name} – модератор",
    };
    const en = { a: "{name} {seconds}", b: "{email} {count}", c: "{name}" };
    expect(lint({ en, ru: { ...ru, c: ru.c.replace(" –", "\u00a0–") } })).toEqual([]);
  });

  test("finds a word that has its ё in another text only", () => {
    const ru = { a: "Счёт открыт, всё готово", b: "Открыт счет, все готовы" };
    expect(lint({ en: { a: "A", b: "B" }, ru })).toEqual([
      "ru/list.json:b: “счет”: use «счёт», as in other texts",
    ]);
  });

  test("ignores the names and options of arguments, and addresses", () => {
    const text = "{users, select, guest {A} other {B}} {history} mail@guests.example";
    expect(lint({ en: { a: text } })).toEqual([]);
  });

  test("finds whole words only", () => {
    const ru = { a: "Признаки и подытогами, учётная запись изменена, зарегистрированы" };
    expect(lint({ en: { a: "Superusers mailed" }, ru })).toEqual([]);
  });
});

describe("keys and arguments", () => {
  test("must be the same in both languages", () => {
    const problems = lint({
      en: { a: "A", b: "{count} rows", c: "<b>C</b>" },
      ru: { b: "Строки", c: "<i>В</i>", d: "Г" },
    });
    expect(problems.sort()).toEqual([
      "en/list.json:a: the key is missing in ru",
      "ru/list.json:b: arguments differ: en has (count), ru has ()",
      "ru/list.json:c: arguments differ: en has (b), ru has (i)",
      "ru/list.json:d: the key is missing in en",
    ]);
  });

  test("may omit a name, and use an argument of the same dialog", () => {
    const texts = {
      en: { dialog: { title: "Remove {name}?", text: "Links expire." } },
      ru: { dialog: { title: "Удалить?", text: "{name}: ссылки закроются." } },
    };
    const code = 'const t = useTranslations("list.dialog");\nt("title");\nt("text");';
    expect(lint({ ...texts, code })).toEqual([]);
  });

  test("broken ICU syntax is found", () => {
    const [line] = lint({ en: { a: "{count, plural, one {#}" }, ru: { a: "А" } });
    expect(line).toContain("en/list.json:a: the ICU syntax is broken");
  });
});

describe("plural forms", () => {
  const en = { a: "{n, plural, one {# row} other {# rows}}" };

  test("are complete", () => {
    const ru = { a: "{n, plural, one {# строка} few {# строки} many {# строк} other {# строки}}" };
    expect(lint({ en, ru })).toEqual([]);
  });

  test("are required at any depth", () => {
    const inner = "{n, plural, one {# строка} other {# строк}}";
    const ru = { a: `{n, plural, =0 {нет} other {<b>${inner}</b>}}` };
    const tagged = { a: "{n, plural, =0 {none} other {<b>{n, plural, other {# rows}}</b>}}" };
    expect(lint({ en: tagged, ru })).toEqual([
      "en/list.json:a: the plural of {n} lacks: one",
      "ru/list.json:a: the plural of {n} lacks: few, many",
    ]);
  });

  test("are optional where no number is shown", () => {
    const ru = { a: "{n, plural, =1 {Удалить строку?} other {Удалить строки?}}" };
    expect(lint({ en, ru })).toEqual([]);
  });

  test("include the verb, which agrees with the number", () => {
    const forms = "{n, plural, one {# поэт} few {# поэта} many {# поэтов} other {# поэта}}";
    const ru = { a: `Письмо получат ${forms}` };
    const [line] = lint({ en, ru });
    expect(line).toContain("use глагол внутри форм числа");
  });

  test("show the number in Russian “one”, which covers 21", () => {
    const ru = { a: "{n, plural, one {строка} few {# строки} many {# строк} other {# строки}}" };
    expect(lint({ en, ru })).toEqual([
      "ru/list.json:a: “one” of {n} also covers 21: use # in it, or =1 for exactly one",
    ]);
  });
});

describe("unused keys", () => {
  const unused = (keys: string[]) =>
    keys.map((key) => `en/list.json:${key}: no code uses this key`);

  test("are those that no translator of their namespace is called with", () => {
    const code = `
      import x from "y"; // t("comment")
      export function A({ words }) {
        const t = useTranslations("list");
        const other = useTranslations("other");
        other("elsewhere");
        return <p title={t("a", { n: 1 })}>It's {words.t("nested")} {t.rich("rich", {})}</p>;
      }`;
    const en = { a: "A", elsewhere: "E", comment: "C", rich: "R", never: "N", nested: "N" };
    expect(lint({ en, code })).toEqual(unused(["elsewhere", "comment", "never"]));
  });

  test("are found behind lists, conditions, types, and another file's `t`", () => {
    const code = `
      type Words = ReturnType<typeof useTranslations<"list">>;
      const a = (words: Words) => words(on === "not" ? "yes" : "no");
      const [b, c] = await Promise.all([load(), getTranslations("list")]);
      c("listed");
      (await getTranslations("list"))("direct");
      const d = { made: createTranslator({ locale, namespace: "list" }) };
      d.made("made");`;
    const en = { yes: "Y", no: "N", not: "N", listed: "L", direct: "D", made: "M", never: "N" };
    expect(lint({ en, code })).toEqual(unused(["not", "never"]));
    const elsewhere = `const { t } = tools; t("copy"); t("link.new");`;
    const links = { link: { new: "N", old: "O" }, copy: "C" };
    expect(lint({ en: links, code: elsewhere })).toEqual(unused(["link.old"]));
  });

  test("are not those that a template or a variable may name", () => {
    const code = `
      const STATES = ["done", "failed"]; const UNITS = { day: 1 };
      const t = useTranslations("list");
      const label = \`\${t("outer")}: \${t(\`states.\${state}\`)}\`;
      t(\`\${dialog}.title\`); dialog === "edit"; t(key); t(\`units.\${unit}\`);`;
    const en = {
      outer: "O",
      states: { done: "D", failed: "F", gone: "G" },
      units: { day: "D", week: "W" },
      edit: { title: "T", text: "T" },
      failed: "F",
      day: "D",
    };
    const expected = ["states.gone", "units.week", "edit.text", "day"];
    expect(lint({ en, code })).toEqual(unused(expected));
  });
});

describe("comments, test titles and documents", () => {
  const wording = (file: string, text: string) =>
    problemsIn(file, text).map(({ key, problem }) => `${key}: ${problem.replace(/: use .*/, "")}`);

  test.each([
    ["// What a page costs.", "What"],
    ["/** Who may sign in. */", "Who"],
    ["/**\n * Returns a link. Whoever holds it can join.\n */", "Whoever"],
    ["  // Whose link it is.", "Whose"],
    ["{/* Where the menu opens. */}", "Where"],
    ["// An import is cancelled.", "cancelled"],
    ["// The text is\n// normalised.", "normalised"],
    ["// Sends an e-mail.", "e-mail"],
    ["// Tests the mail server.", "mail"],
    ["/* A queue of its own. */", "of its own"],
  ])("%j breaks a rule", (text, found) => {
    expect(wording("lib/list.ts", `const a = 1;\n${text}\n`)).toEqual([
      expect.stringContaining(found),
    ]);
  });

  test.each([
    "// What if it fails? Then it is sent again.",
    "// Returns the person who signed in, and how long that took.",
    '// The text "cancelled" is Boomstream\'s, like `any more`.',
    "// See lib/mail/claim.ts, MAIL_TEMPLATES and the mailing list.",
    'const text = "Whoever reads this";',
    'const address = "https://example.com/colour";',
  ])("%j is accepted", (text) => expect(wording("lib/list.ts", text)).toEqual([]));

  test("cover titles of tests, documents and settings, with their lines", () => {
    expect(
      wording("lib/list.test.ts", 'import x;\n\nit("never sends any more", () => {});'),
    ).toEqual(["3: “any more”"]);
    expect(wording("docs/a.md", "# Colours\n\n```\ncolour\n```\n")).toEqual(["1: “Colours”"]);
    expect(wording("deploy/a.yml", "# Runs by itself.\na: by itself\n")).toEqual([
      "1: “by itself”",
    ]);
  });
});

import { describe, expect, it, test } from "vitest";
import { cleanName, fold, visibleText } from "./normalize";

describe("fold", () => {
  test.each([
    ["Łukasz Wałęsa", "lukasz walesa"],
    ["Bjørn", "bjorn"],
    ["Işıl", "isil"],
    ["İpek", "ipek"],
    ["Đorđe", "dorde"],
    ["Strauß", "strauss"],
    ["Lœtitia Ægir", "loetitia aegir"],
    ["STRAUẞ", "strauss"],
    ["Æsa Œuvre", "aesa oeuvre"],
    ["O’Hara", "o'hara"],
    ["O‘Hara", "o'hara"],
    ["OʼHara", "o'hara"],
    ["O´Hara", "o'hara"],
    ["Пётр Ёлкин", "петр елкин"],
    ["An\u{200b}na\u{feff} B\u{ad}org", "anna borg"],
    ["\u{202a}Anna\u{202c}", "anna"],
    ["Ａｎｎａ\u{a0} Ｂ", "anna b"],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });
});

describe("cleanName", () => {
  test.each([
    ["\u{feff}Anna\u{200b} \u{a0}Borg ", "Anna Borg"],
    ["\u{202a}Anna\u{202c}", "Anna"],
    ["Zoe\u{308}", "Zoë"],
    // Joiners are part of Persian words and of emoji.
    ["می\u{200c}خواهم", "می\u{200c}خواهم"],
    ["👩\u{200d}💻", "👩\u{200d}💻"],
  ])("%j is stored as %j", (name, stored) => expect(cleanName(name)).toBe(stored));
});

it("compares a typed text with one that contains invisible characters", () => {
  expect(visibleText("\u{202e}Launch\u{200b}  party\u{a0}👩\u{200d}💻 ")).toBe("Launch party 👩💻");
});

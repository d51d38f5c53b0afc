import { strToU8, zipSync } from "fflate";
import { join, noise, row, utf16, windows1251, workbook } from "./file-bytes";

/** A generated test file, named after its defect. */
type BadFile = { name: string; bytes: Uint8Array };

const RUSSIAN =
  "Почта;Имя;Роль\nанна@пример.рф;Анна Петрова;модератор\nboris@example.com;Борис;участник\n";
const ADDRESSES = [
  "anna@example.com",
  "bad",
  "",
  "a@b",
  "two@@example.com",
  "x".repeat(3_000),
  "аnna@example.com",
];

/** Returns about two hundred broken, unusual or malicious files. */
export function badFiles(): BadFile[] {
  return [
    ...encoded(),
    ...delimited(),
    ...quoted(),
    ...binary(),
    ...workbooks(),
    ...large(),
    ...random(),
  ];
}

function encoded(): BadFile[] {
  return [
    file("utf-8", strToU8(RUSSIAN)),
    file("utf-8 with mark", strToU8(`\u{feff}${RUSSIAN}`)),
    file("utf-16le with mark", utf16(`\u{feff}${RUSSIAN}`, false)),
    file("utf-16be with mark", utf16(`\u{feff}${RUSSIAN}`, true)),
    file("utf-16le", utf16(RUSSIAN, false)),
    file("utf-16be", utf16(RUSSIAN, true)),
    file("utf-16le cut in a character", utf16(RUSSIAN, false).slice(0, -1)),
    file("windows-1251", windows1251(RUSSIAN)),
    file("utf-8 cut in a character", strToU8(RUSSIAN).slice(0, 12)),
    file("overlong utf-8", Uint8Array.of(0xc0, 0x80, 0x2c, 0x40, 0x0a)),
    ...[1, 2, 3, 4].map((length) =>
      file(`only a mark, ${length}`, Uint8Array.of(0xef, 0xbb, 0xbf, 0x0a).slice(0, length)),
    ),
  ];
}

function delimited(): BadFile[] {
  const files: BadFile[] = [];
  for (const delimiter of [",", ";", "\t", "|"])
    for (const end of ["\n", "\r\n", "\r"])
      for (const address of ADDRESSES)
        files.push(
          text(
            `${JSON.stringify(delimiter)} ${JSON.stringify(end)} ${address.slice(0, 12)}`,
            ["email", "name"].join(delimiter) + end + [address, "Anna"].join(delimiter) + end + end,
          ),
        );
  files.push(
    text(
      "the same heading thrice",
      "Email,Email,Email\na@example.com,b@example.com,c@example.com\n",
    ),
    text("only a heading", "Email,Name\n"),
    text("rows of different lengths", "Email,Name\na@example.com\nb@example.com,B,C,D,E\n,,,\n"),
    text("two thousand columns", `${"x,".repeat(2_000)}a@example.com\n`),
    text("sep= line", "sep=;\nEmail;Name\na@example.com;A\n"),
    text("formulas", "Email,Name\na@example.com,=cmd|' /C calc'!A0\n"),
    text("markup", "Email,Name\na@example.com,<img src=x onerror=alert(1)>\n"),
    text("prototype", "__proto__,constructor\na@example.com,toString\n"),
    text("nothing but separators", ",,,\n;;;\n\t\t\n"),
    text("white space", " \n\t\n   \n"),
  );
  return files;
}

function quoted(): BadFile[] {
  return [
    '"a@example.com,b\nc@example.com,d\n',
    'a@example.com,"Anna\nMaria"\n',
    'a@example.com,"Anna ""A"" P"\n',
    'a@example.com,An"na\n',
    'a@example.com,"Anna"x\n',
    '"""""",""\n',
    `a@example.com,"${"x".repeat(200_000)}\n`,
    '"'.repeat(50_001),
    '"Petrova, Anna" <anna@example.com>; Boris <boris@example.com>\n<broken\n>x<\n',
    "Anna <<a@example.com>>\n",
    `${"<".repeat(20_000)}\n`,
    `Anna <${"a".repeat(20_000)}@example.com>\n`,
  ].map((content, index) => text(`quotes ${index}`, content));
}

function binary(): BadFile[] {
  const signatures = {
    png: [0x89, 0x50, 0x4e, 0x47],
    pdf: [0x25, 0x50, 0x44, 0x46],
    gzip: [0x1f, 0x8b],
    elf: [0x7f, 0x45, 0x4c, 0x46],
    xls: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
    zip: [0x50, 0x4b, 3, 4],
    jpeg: [0xff, 0xd8, 0xff],
  };
  return [
    file("empty", new Uint8Array()),
    file("zeroes", new Uint8Array(5_000)),
    ...Object.entries(signatures).map(([name, signature]) =>
      file(name, join(Uint8Array.from(signature), noise(4_000, 7))),
    ),
    file(
      "locked workbook",
      join(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), utf16("EncryptedPackage", false)),
    ),
    text("zeroes in cells", "Email,Name\na@example.com,An\0na\nb@example.com,B\n"),
  ];
}

function workbooks(): BadFile[] {
  const bomb = `<row r="1"><c r="A1" t="inlineStr"><is><t>${"0".repeat(1_000_000)}</t></is></c></row>`;
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  const good = workbook(row(1, "Email", "Name") + row(2, "a@example.com", "Anna"));
  return [
    file("workbook", good),
    ...[10, 100, 300, 500].map((length) =>
      file(`workbook cut at ${length}`, good.slice(0, length)),
    ),
    file(
      "workbook spoiled",
      good.map((byte, index) => (index % 97 === 50 ? byte ^ 0xff : byte)),
    ),
    file("empty zip", zipSync({})),
    file("zip without a workbook", zipSync({ "readme.txt": strToU8("a@example.com") })),
    file("workbook of nothing", workbook("")),
    file("a cell a million rows down", workbook(row(1_048_576, "a@example.com"))),
    file(
      "a cell sixteen thousand columns out",
      workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ),
    file(
      "a cell beyond any sheet",
      workbook('<row r="1"><c r="ZZZZZZ99999999"><v>1</v></c></row>'),
    ),
    file("a cell that packs well", workbook(bomb)),
    file("entities within entities", workbook(row(1, "&b;"), entity)),
    file("unknown shared string", workbook('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')),
    file("an error in a cell", workbook('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')),
    file("XML that never ends", workbook('<row r="1"><c r="A1"><v>1')),
    file(
      "numbers, truths and dates",
      workbook(
        '<row r="1"><c r="A1"><v>1e5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="d"><v>2026-01-01</v></c></row>',
      ),
    ),
    file(
      "a path that climbs",
      zipSync({ "../../etc/passwd": strToU8("x"), "xl/workbook.xml": strToU8("<workbook/>") }),
    ),
  ];
}

function large(): BadFile[] {
  return [
    text("one row too many", `Email\n${"a@example.com\n".repeat(100_002)}`),
    text("a line of two million", `Email\n${"a".repeat(2_000_000)}@example.com\n`),
    text("fifty thousand empty lines", `${"\n".repeat(50_000)}a@example.com\n`),
    text("the same address thousands of times", "same@example.com\n".repeat(2_000)),
  ];
}

function random(): BadFile[] {
  return Array.from({ length: 60 }, (_, seed) => {
    const bytes = noise(50 + seed * 40, seed + 1);
    // Half of them have only characters of lists, so that they pass the first checks.
    const alphabet = strToU8('a@b.c,;\t"\n\r<> \u{feff}я=+-0\0');
    return file(
      `noise ${seed}`,
      seed % 2 ? bytes : bytes.map((byte) => alphabet[byte % alphabet.length] ?? 0),
    );
  });
}

const file = (name: string, bytes: Uint8Array): BadFile => ({ name, bytes });
const text = (name: string, content: string): BadFile => file(name, strToU8(content));

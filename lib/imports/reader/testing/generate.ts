import fc from "fast-check";
import type { Planted } from "./invariant";

/** A generated list: its text and its people. */
export type Generated = { text: string; people: Planted[]; form: string };

const FIRST = [
  "Anna",
  "Boris",
  "Clara",
  "José",
  "Łukasz",
  "Søren",
  "Anne-Marie",
  "Анна",
  "Борис",
  "Zoë",
  "D'Arcy",
];
const LAST = [
  "Petrova",
  "Orlov",
  "Müller",
  "O'Neil",
  "de la Cruz",
  "Żółć",
  "Петрова",
  "Орлов",
  "Smith-Jones",
  "Bjørnæs",
];

type Person = { first: string; last: string; email: string };

const person = fc.record({
  first: fc.constantFrom(...FIRST),
  last: fc.constantFrom(...LAST),
  local: fc.stringMatching(/^[a-z][a-z0-9]{1,8}(?:[.+_-][a-z0-9]{1,6})?$/),
  domain: fc.constantFrom("corp.example", "mail.corp.co.example", "dept-2.example.org", "x.org"),
});

const people = fc.array(person, { minLength: 1, maxLength: 12 }).map((all) =>
  all.map(({ first, last, local, domain }, at): Person => ({
    first,
    last,
    email: `${local}${at}@${domain}`,
  })),
);

const full = ({ first, last }: Person) => `${first} ${last}`;
const joined = (separator: string, one: (each: Person) => string) => (all: Person[]) =>
  all.map(one).join(separator);
const headed = (heading: string, one: (each: Person, at: number) => string) => (all: Person[]) =>
  [heading, ...all.map(one)].join("\n");

/** The generated forms of a list. */
const FORMS: Readonly<Record<string, (all: Person[]) => string>> = {
  recipients: joined(", ", (each) => `${full(each)} <${each.email}>`),
  outlook: joined("; ", (each) => `${each.last}, ${each.first} <${each.email}>`),
  quoted: joined(", ", (each) => `"${each.last}, ${each.first}" <${each.email}>`),
  folded: joined(",\n ", (each) => `"${full(each)}" <${each.email}>`),
  header: (all) =>
    `To: ${all.map((each) => `${full(each)} <${each.email}>`).join(",\n ")}\nSubject: Forum: the list`,
  group: (all) => `Guests: ${all.map((each) => `${full(each)} <${each.email}>`).join(", ")};`,
  numbered: (all) => all.map((each, at) => `${at + 1}. ${full(each)} <${each.email}>`).join("\n"),
  bullets: joined("\n", (each) => `• ${full(each)} – ${each.email}`),
  brackets: joined("\n", (each) => `${each.email} (${full(each)})`),
  spaced: joined("\n", (each) => `${full(each)} ${each.email}`),
  together: joined(" ", (each) => `${full(each)} <${each.email}>`),
  bare: joined(", ", (each) => each.email),
  lines: joined("\n", (each) => each.email),
  blocks: joined("\n\n", (each) => `${full(each)}\n+1 202 555 0101\n${each.email}`),
  csv: headed("Name,Email,Company", (each) => `${full(each)},${each.email},Lime Studio`),
  columns: headed("Фамилия;Имя;Почта", (each) => `${each.last};${each.first};${each.email}`),
  tabs: joined("\n", (each) => `${full(each)}\t${each.email}`),
  markdown: headed("| Name | Email |\n|---|---|", (each) => `| ${full(each)} | ${each.email} |`),
  links: joined("\n", (each) => `[${full(each)}](mailto:${each.email})`),
  html: (all) =>
    `<table><tr><th>Name</th><th>E-mail</th></tr>${all.map((each) => `<tr><td>${full(each)}</td><td><a href="mailto:${each.email}">${each.email}</a></td></tr>`).join("\n")}</table>`,
  whatsapp: joined("\n", (each) => `[26/11, 12:05] ${full(each)}: ${each.email}`),
  vcards: joined(
    "\n",
    (each) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:${full(each)}\nEMAIL;TYPE=WORK:${each.email}\nEND:VCARD`,
  ),
  prose: (all) =>
    `Hello,\n\nplease invite ${all.map((each) => `${full(each)} (${each.email})`).join(" and ")} to the forum.\n\nThank you,\nOlga\n`,
  buyers: headed(
    "Order Name,Order Email,Ticket Name,Ticket Email",
    (each, at) =>
      `Olga Boss,${at === 0 ? "olga.boss@corp.example" : ""},${full(each)},${each.email}`,
  ),
};

const noise = fc.constantFrom("", "\n", "\r\n", "\u{feff}", " ", "\u{200b}", ",", ";\n");

/** Lists in one form each, with stray characters around them. */
export const lists: fc.Arbitrary<Generated> = fc
  .record({
    form: fc.constantFrom(...Object.keys(FORMS)),
    all: people,
    before: fc.constantFrom("", "\n", "\u{feff}", " \n", "\u{200b}"),
    after: noise,
  })
  .map(({ form, all, before, after }) => ({
    form,
    text: `${before}${FORMS[form]?.(all) ?? ""}${after}`,
    people: [
      ...all.map((each) => ({ email: each.email, names: namesOf(each) })),
      { email: "olga.boss@corp.example", names: ["Olga Boss"] },
    ],
  }));

/** The names of a person in both orders, because a comma reverses them. */
function namesOf({ first, last }: Person): string[] {
  return [`${first} ${last}`, `${last} ${first}`];
}

/** Several lists of different forms in one text. */
export const mixtures: fc.Arbitrary<string> = fc
  .array(lists, { minLength: 2, maxLength: 4 })
  .map((all) => all.map(({ text }) => text).join("\n"));

/** Pieces of lists in random order: brackets, quotes, commas, headers. */
export const fragments: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      person.map(({ local, domain }) => `${local}@${domain}`),
      person.map(({ first, last }) => `${first} ${last}`),
      fc.constantFrom(
        '"',
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "\n",
        "\t",
        "|",
        " ",
        ":",
        "To: ",
        "Name,Email\n",
        "mailto:",
        "'",
        "=?UTF-8?B?",
        "@",
        "@@",
        ".",
        "- ",
        "1. ",
        "|---|\n",
        "<td>",
        "</td>",
        "BEGIN:VCARD\n",
      ),
      fc.string({ maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

import type { Grid } from "./grid";
import { yesNo } from "./yes-no";

/** What a column of a list can hold. */
export const FIELDS = [
  "email",
  "name",
  "lastName",
  "moderator",
  "notify",
  "lifetime",
  "avatarUrl",
] as const;
export type Field = (typeof FIELDS)[number];

/** For each column what it holds; null: it is left out. */
export type Mapping = (Field | null)[];

/** Headings as people write them, in English and Russian, without spaces and marks. */
const HEADINGS: Record<Field, RegExp> = {
  email:
    /^(e?mails?|e?mailaddress|address|(эл|электронная)?почта|адрес(эл|электронной)?(почты)?|e?mailадрес|имейл|емейл|емайл)$/,
  lastName: /^(last|family|sur)name$|^фамилия$/,
  name: /^(full|display|first|given)?name$|^(фио|имя|имяифамилия|фамилияимя|фамилияиимя|полноеимя|участник|гость|participant|guest|attendee)$/,
  moderator: /^(is)?moderator$|^(role|роль|модератор|ведущий|host)$/,
  notify:
    /^(notify|notifybyemail|notification|sendemail|уведомить|уведомитьпопочте|уведомление|оповестить|письмо)$/,
  lifetime:
    /^(link)?(lifetime|validity|timeout|validfor)(in)?(seconds?|secs?|minutes?|mins?|hours?|days?|weeks?)?$|^срок(действия)?(ссылки)?(в)?(секунд(ах)?|сек|минут(ах)?|мин|час(ов|ах)?|дн(ей|ях|и)|дней|сут(ок|ках|ки)|недел(ь|ях))?$/,
  avatarUrl: /^(avatar|avatarurl|photo|photourl|аватар|адресаватара|ссылканааватар|фото)$/,
};
const SAMPLE = 60;

/** Whether the first row names the columns, and what each column holds, by headings and contents. */
export function guessColumns(grid: Grid): { header: boolean; mapping: Mapping } {
  const [first] = grid.rows;
  const named = (first?.cells ?? []).map(fieldOf);
  const header = named.some((field) => field !== null) && !(first?.cells ?? []).some(isAddress);
  const mapping: Mapping = Array.from({ length: grid.columns }, () => null);
  if (header) {
    named.forEach((field, column) => {
      if (field !== null && !mapping.includes(field)) mapping[column] = field;
    });
  }
  const columns = sampled(grid, header ? 1 : 0);
  if (!mapping.includes("email")) setFirst(mapping, "email", mostly(columns, isAddress));
  if (!header) {
    setFirst(mapping, "name", mostly(columns, isName));
    setFirst(mapping, "moderator", mostly(columns, isFlag));
  }
  return { header, mapping };
}

function fieldOf(cell: string): Field | null {
  const word = cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return FIELDS.find((field) => HEADINGS[field].test(word)) ?? null;
}

function sampled(grid: Grid, from: number): string[][] {
  const rows = grid.rows.slice(from, from + SAMPLE);
  return Array.from({ length: grid.columns }, (_, column) =>
    rows.map(({ cells }) => cells[column] ?? "").filter((cell) => cell !== ""),
  );
}

/** The column where most cells are like this; -1: none. */
function mostly(columns: string[][], like: (cell: string) => boolean): number {
  const shares = columns.map((cells) => cells.filter(like).length / Math.max(1, cells.length));
  const best = Math.max(0, ...shares);
  return best >= 0.5 ? shares.indexOf(best) : -1;
}

function setFirst(mapping: Mapping, field: Field, column: number): void {
  if (column >= 0 && mapping[column] === null) mapping[column] = field;
}

const isAddress = (cell: string) => /^[^\s@]+@[^\s@]+$|<[^<>\s]+@[^<>\s]+>/.test(cell);
const isFlag = (cell: string) => typeof yesNo(cell) === "boolean";
const isName = (cell: string) =>
  /\p{L}{2}/u.test(cell) && !cell.includes("@") && !isFlag(cell) && !/^https?:/i.test(cell);

import { domainToASCII, domainToUnicode } from "node:url";
import { type Kysely, sql } from "kysely";

const BATCH = 1_000;

/** Writes the folded columns again: more letters fold, and addresses are found in both IDN forms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await refoldParticipants(db);
  await refoldConferences(db);
}

async function refoldParticipants(db: Kysely<unknown>): Promise<void> {
  let [project, after] = ["", ""];
  for (;;) {
    const { rows } = await sql<Row>`
      select project_id, code, name, email, name_key as key, search from participants
      where project_id > ${project} or (project_id = ${project} and code > ${after})
      order by project_id, code limit ${BATCH}`.execute(db);
    for (const row of rows) {
      const key = fold(row.name || row.email);
      const search = fold(`${row.name} ${forms(row.email)} ${row.code}`).replace(/^|\s/g, "  ");
      if (key === row.key && search === row.search) continue;
      await sql`update participants set name_key = ${key}, search = ${search}
        where project_id = ${row.project_id} and code = ${row.code}`.execute(db);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    project = last.project_id;
    after = last.code;
  }
}

type Row = {
  project_id: string;
  code: string;
  name: string;
  email: string;
  key: string;
  search: string;
};

async function refoldConferences(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    project_id: string;
    code: string;
    title: string;
    description: string;
    key: string;
    search: string;
  }>`select project_id, code, title, description, title_key as key, search from conferences`.execute(
    db,
  );
  for (const { project_id: project, code, title, description, ...row } of rows) {
    const key = fold(title);
    const search = fold(`${title} ${description} ${code}`);
    if (key === row.key && search === row.search) continue;
    await sql`update conferences set title_key = ${key}, search = ${search}
      where project_id = ${project} and code = ${code}`.execute(db);
  }
}

// The folding of this version; the application's own may change later.
const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ı: "i",
  đ: "d",
  ð: "d",
  ħ: "h",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
};

function fold(text: string): string {
  return text
    .replace(/´/g, "'")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu, "")
    .toLowerCase()
    .replace(/[łøıđðħþßæœ’‘ʼ`]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

function forms(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const others = [domainToUnicode(domain), domainToASCII(domain)].filter(
    (form) => form !== "" && form !== domain.toLowerCase(),
  );
  return [email, ...others.map((form) => `${email.slice(0, at)}@${form}`)].join(" ");
}

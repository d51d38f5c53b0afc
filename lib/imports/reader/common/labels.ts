import { normalizeForCompare } from "./clean";

const NUMBERING =
  /^[\s]*(?:\p{Extended_Pictographic}\u{fe0f}?(?=\s)|[\d#]\u{fe0f}?\u{20e3}\s*|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?(?=\s)|[IVX]{2,5}[.)](?=\s)|\(?\d{1,5}[.)\]:](?=\s|\p{L}|<|\[|"|$)|(?:№|#|n[o°º]\.?)\s?\d+[.)]?\s|\(?[a-zа-я][.)](?=\s)|[-–—*•·‣▪◦○●■□☐☑✓✔✅➢➤→>»+](?=\s|\p{Lu})|[#*-]{1,6}(?=\s)|\[~[^\]\s]{1,60}\](?=\s)|\[[ xX✓]?\](?=\s))\s*/u;
const SEQUENCE = /^\s*\d{1,5}\s+(?=[\p{L}"<])/u;
const HEADER = set(
  "to cc bcc from replyto sender кому копия скрытаякопия от an von kopie para de à pour copie dear",
);
const NAME = set(
  "name fullname guest participant attendee contact имя фио гость участник контакт nombre nom vollständigername cn fn displayname имяифамилия",
);
const EMAIL = set(
  "email emailaddress mail emailid адрес почта электроннаяпочта адресэлектроннойпочты емейл имейл correo correoelectrónico courriel adresse emailадрес mailto smtp e userprincipalname upn primarysmtpaddress workemail homeemail personalemail privateemail businessemail officeemail workmail emailwork emailhome рабочаяпочта личнаяпочта",
);

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map(normalizeForCompare));
}

/** Removes numbering and bullets from the beginning of a text. */
export function withoutNumbering(text: string): string {
  let rest = text;
  for (let round = 0; round < 3; round++) {
    const next = rest.replace(NUMBERING, "");
    if (next === rest) break;
    rest = next;
  }
  return rest.replace(SEQUENCE, "");
}

export type Label = { kind: "header" | "name" | "email" | "other"; label: string; value: string };

/** Returns the label at the beginning of a text and the text after its colon; null if there is no label. */
export function labelOf(text: string): Label | null {
  const head = text.slice(0, 80);
  const match =
    /^\s*([^:<>@"\n,;]{1,60}?)\s*:(?!\/\/|\d)\s*/.exec(head) ??
    /^\s*"([^"<>@\n]{1,60})"\s*:(?!\/\/|\d)\s*/.exec(head);
  if (!match?.[1]) return null;
  const value = text.slice(match[0].length);
  const word = normalizeForCompare(match[1]);
  if (HEADER.has(word)) return { kind: "header", label: match[1], value };
  if (NAME.has(word)) return { kind: "name", label: match[1], value };
  return { kind: EMAIL.has(word) ? "email" : "other", label: match[1], value };
}

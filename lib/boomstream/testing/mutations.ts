import { Buffer } from "node:buffer";
import type { SeededRandom } from "./seeded-random";
import { type Method, METHODS, validResponse } from "./valid-responses";

/** One corrupted response to a method. */
type Mutated = { method: Method; how: string; httpStatus: number; bytes: Buffer };

const JSON_ODDITIES = [
  "null",
  "true",
  "12345678901234567890",
  "1e999",
  "-0",
  "{}",
  "[]",
  '""',
  '"Success"',
  '[[["x"]]]',
  '{"Item":{}}',
  '"\\ud800"',
  "NaN",
  '{"__proto__":{"Status":"Success"}}',
  "undefined",
  '"javascript:alert(1)"',
  '"\\u0000"',
];
const XML_ODDITIES = [
  "",
  "<Item/>",
  "<Item>x</Item>",
  "&bomb;",
  "&#0;",
  "&#xD800;",
  "&#1055;",
  "<![CDATA[Success]]>",
  "12345678901234567890",
  "<a><b><c/></b></a>",
  "]]>",
  "<!DOCTYPE x>",
  "<__proto__>x</__proto__>",
  "javascript:alert(1)",
  " Success",
];
const STATUSES = [
  "success",
  "SUCCESS",
  "Success ",
  " Success",
  "Succes",
  "Failed",
  "OK",
  "",
  "Success\\u0000",
  "Partial Success",
];
const HTTP = [200, 200, 200, 200, 201, 301, 400, 401, 403, 404, 405, 429, 500, 502, 503];

type Spoil = (text: string, random: SeededRandom, asXml: boolean) => string | Buffer;

const cut = (text: string, { below }: SeededRandom): [string, string, string] => {
  const [a, b] = [below(text.length + 1), below(text.length + 1)];
  return [
    text.slice(0, Math.min(a, b)),
    text.slice(Math.min(a, b), Math.max(a, b)),
    text.slice(Math.max(a, b)),
  ];
};

const SPOILS: Readonly<Record<string, Spoil>> = {
  truncated: (text, { below }) => text.slice(0, below(text.length)),
  spliced: (text, random) =>
    text.slice(0, random.below(text.length)) +
    validResponse(random.of(METHODS, "info"), random.below(2) === 0).slice(random.below(200)),
  "a part lost": (text, random) => {
    const [before, , after] = cut(text, random);
    return before + after;
  },
  "a part twice": (text, random) => {
    const [before, part, after] = cut(text, random);
    return before + part + part + after;
  },
  "a character changed": (text, { below }) => {
    const at = below(text.length);
    return text.slice(0, at) + String.fromCharCode(below(128)) + text.slice(at + 1);
  },
  "a byte changed": (text, { below }) => {
    const bytes = Buffer.from(text);
    bytes[below(bytes.length)] = below(256);
    return bytes;
  },
  "a value replaced": (text, random, asXml) => {
    const values = asXml
      ? [...text.matchAll(/>[^<]*(?=<\/)/g)]
      : [...text.matchAll(/:("(?:[^"\\]|\\.)*"|[\w.]+)/g)];
    const value = values[random.below(values.length)];
    if (!value) return text;
    const odd = random.of(asXml ? XML_ODDITIES : JSON_ODDITIES, "");
    return text.slice(0, value.index + 1) + odd + text.slice(value.index + value[0].length);
  },
  "a name changed": (text, { below, of }) => {
    const names = [
      "title",
      "code",
      "Code",
      "Status",
      "Clients",
      "conferences",
      "Item",
      "inviteLink",
      "message",
      "clientCode",
      "email",
      "is_deleted",
      "conferenceCode",
    ];
    const name = of(names, "code");
    const other = below(2) === 0 ? of(names, "x") : name.toUpperCase();
    return text.replaceAll(new RegExp(`(?<=["</])${name}(?=[">])`, "g"), other);
  },
  "another status": (text, random) => text.replace(/Success(?=["<])/, random.of(STATUSES, "")),
  "a second status": (text, _dice, asXml) =>
    asXml
      ? text.replace("<Response>", "<Response><Status>Failed</Status>")
      : text.replace("{", '{"Status":"Failed",'),
  "no status": (text) => text.replace(/"Status":"Success",|<Status>Success<\/Status>/, ""),
  html: (text, { below }) =>
    `<!DOCTYPE html><html><body>${below(2) ? text : ""}<p>Bad Gateway</p></body></html>`,
  empty: (_text, { of }) =>
    of(
      [
        "",
        " ",
        "\n\n",
        "null",
        "0",
        "[]",
        "{}",
        "<Response/>",
        "<Response></Response>",
        '"Success"',
        "Success",
      ],
      "",
    ),
  "wrong encoding": (text, { below }) =>
    below(2) ? Buffer.from(text, "latin1") : Buffer.from(text, "utf16le"),
  "wrapped deep": (text, { below }, asXml) => {
    const depth = below(200);
    return asXml
      ? `${"<Response>".repeat(depth)}${text}${"</Response>".repeat(depth)}`
      : `${'{"a":'.repeat(depth)}${text}${"}".repeat(depth)}`;
  },
  "an entity bomb": (text, _dice, asXml) =>
    asXml
      ? text.replace(
          "<Response>",
          '<!DOCTYPE r [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Response><x>&b;&b;</x>',
        )
      : text,
  "something after": (text, { of }) =>
    text + of(["x", "}", "</Response>", "<Response/>", "{}", ",", "\0"], "x"),
  untouched: (text) => text,
};
const HOWS = Object.keys(SPOILS);

/** Returns the next corrupted response: one or two kinds of damage, in either format. */
export function mutate(random: SeededRandom): Mutated {
  const method = random.of(METHODS, "info");
  const asXml = random.below(2) === 0;
  const hows = Array.from({ length: 1 + random.below(2) }, () => random.of(HOWS, "untouched"));
  const corrupted = hows.reduce<string | Buffer>(
    (text, how) =>
      SPOILS[how]?.(typeof text === "string" ? text : text.toString("latin1"), random, asXml) ??
      text,
    validResponse(method, asXml),
  );
  const httpStatus = random.of(HTTP, 200);
  return {
    method,
    how: `${hows.join(", ")} (${asXml ? "XML" : "JSON"})`,
    httpStatus,
    bytes: Buffer.from(corrupted),
  };
}

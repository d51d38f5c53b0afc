import { Buffer } from "node:buffer";

/** One corrupted response to a method. */
type Mutated = { method: Method; how: string; httpStatus: number; bytes: Buffer };

const conference = {
  title: "Testik & <Co>",
  code: "3e33df55-b6bf-4b59-ad1d-6eb2bea78872",
  description: "Описание 007",
};
const client = {
  email: "n.kuznetsov@example.com",
  name: "Nik",
  code: "jJY1av1o",
  conferenceCode: conference.code,
  moderator: "yes",
  added: "2024-01-19 12:14:27",
  is_deleted: "no",
};

/** A valid response of each method, as documented. */
const GOOD = {
  info: { ...conference, FolderCode: null, Duration: 3600, Lobby: "yes" },
  list: {
    conferences: [conference, { ...conference, code: "0c5db8c0-c2ab-4833-bda8-bf5e8d03da35" }],
  },
  create: { Code: conference.code },
  update: { ...conference, folderCode: "a8GESjhK" },
  delete: { message: "Client is deleted successful" },
  invite: {
    name: "Nik",
    email: client.email,
    codeConference: 198,
    code: conference.code,
    isModerator: true,
    token: "eyJ0eXAi.e30.x",
    inviteLink: "https://hwd.boomstream.com/invite.html?jwt=eyJ0eXAi.e30.x",
  },
  clientList: {
    Clients: [
      client,
      { ...client, code: "aaaabbb1", is_deleted: "yes" },
      { ...client, code: "00000007", name: "1e5" },
    ],
  },
  clientInfo: client,
  clientUpdate: { message: "Client changed successfully", clientCode: client.code },
  clientDelete: { message: "Client is deleted successfully", clientCode: client.code },
};
export type Method = keyof typeof GOOD;
export const METHODS = [
  "info",
  "list",
  "create",
  "update",
  "delete",
  "invite",
  "clientList",
  "clientInfo",
  "clientUpdate",
  "clientDelete",
] as const satisfies readonly Method[];

const tail = {
  Status: "Success",
  Version: "1.0",
  Versions: [{ version: "1.0", description: "x" }],
  RequestURI: "/api/?apikey=k",
};

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

type Leaf = string | number | boolean | null;
type Tree = Leaf | readonly Tree[] | { readonly [name: string]: Tree };

const isList = (value: Tree): value is readonly Tree[] => Array.isArray(value);

function xml(value: Tree): string {
  if (isList(value)) return value.map((one) => `<Item>${xml(one)}</Item>`).join("");
  if (typeof value !== "object" || value === null) return escaped(String(value ?? ""));
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join("");
}

function good(method: Method, asXml: boolean): string {
  const answer = { ...GOOD[method], ...tail };
  return asXml
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${xml(answer)}</Response>`
    : JSON.stringify(answer);
}

type Dice = {
  below: (limit: number) => number;
  of: <T>(list: readonly T[], otherwise: T) => T;
};

/** A seeded random generator: the same seed makes the same corruptions. */
export function dice(seed: number): Dice {
  let state = seed >>> 0 || 1;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(limit, 1);
  };
  return { below, of: (list, otherwise) => list[below(list.length)] ?? otherwise };
}

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

type Spoil = (text: string, dice: Dice, asXml: boolean) => string | Buffer;

const cut = (text: string, { below }: Dice): [string, string, string] => {
  const [a, b] = [below(text.length + 1), below(text.length + 1)];
  return [
    text.slice(0, Math.min(a, b)),
    text.slice(Math.min(a, b), Math.max(a, b)),
    text.slice(Math.max(a, b)),
  ];
};

const SPOILS: Readonly<Record<string, Spoil>> = {
  truncated: (text, { below }) => text.slice(0, below(text.length)),
  spliced: (text, dice) =>
    text.slice(0, dice.below(text.length)) +
    good(dice.of(METHODS, "info"), dice.below(2) === 0).slice(dice.below(200)),
  "a part lost": (text, dice) => {
    const [before, , after] = cut(text, dice);
    return before + after;
  },
  "a part twice": (text, dice) => {
    const [before, part, after] = cut(text, dice);
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
  "a value replaced": (text, dice, asXml) => {
    const values = asXml
      ? [...text.matchAll(/>[^<]*(?=<\/)/g)]
      : [...text.matchAll(/:("(?:[^"\\]|\\.)*"|[\w.]+)/g)];
    const value = values[dice.below(values.length)];
    if (!value) return text;
    const odd = dice.of(asXml ? XML_ODDITIES : JSON_ODDITIES, "");
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
  "another status": (text, dice) => text.replace(/Success(?=["<])/, dice.of(STATUSES, "")),
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
export function mutate(dice: Dice): Mutated {
  const method = dice.of(METHODS, "info");
  const asXml = dice.below(2) === 0;
  const hows = Array.from({ length: 1 + dice.below(2) }, () => dice.of(HOWS, "untouched"));
  const corrupted = hows.reduce<string | Buffer>(
    (text, how) =>
      SPOILS[how]?.(typeof text === "string" ? text : text.toString("latin1"), dice, asXml) ?? text,
    good(method, asXml),
  );
  const httpStatus = dice.of(HTTP, 200);
  return {
    method,
    how: `${hows.join(", ")} (${asXml ? "XML" : "JSON"})`,
    httpStatus,
    bytes: Buffer.from(corrupted),
  };
}

const MB = 1024 * 1024;

/** Yields huge bodies one at a time; each takes about 100 MB. */
export const MONSTERS: Readonly<Record<string, () => Buffer>> = {
  "100 MB of spaces": () => Buffer.alloc(100 * MB, " "),
  "100 MB of one JSON string": () =>
    Buffer.concat([
      Buffer.from('{"Status":"Success","title":"'),
      Buffer.alloc(100 * MB, "a"),
      Buffer.from('"}'),
    ]),
  "30 MB of empty objects": () =>
    Buffer.from(`{"Status":"Success","x":[${"{},".repeat(10 * MB)}{}]}`),
  "30 MB of empty lists in a list of clients": () =>
    Buffer.from(`{"Status":"Success","Clients":[${"[],".repeat(10 * MB)}[]]}`),
  "30 MB of open brackets": () => Buffer.alloc(30 * MB, "["),
  "30 MB of open objects": () => Buffer.from('{"a":'.repeat(6 * MB)),
  "30 MB of commas": () => Buffer.from(`{"Status":"Success","x":[1${",1".repeat(15 * MB)}]}`),
  "30 MB of backslashes": () => Buffer.from(`{"Status":"Success","x":"${"\\".repeat(30 * MB)}"}`),
  "30 MB of open elements": () => Buffer.from(`<Response>${"<a>".repeat(10 * MB)}`),
  "30 MB of empty elements": () =>
    Buffer.from(`<Response>${"<a/>".repeat(7 * MB)}<Status>Success</Status></Response>`),
  "30 MB of open angles": () => Buffer.from(`<Response>${"<".repeat(30 * MB)}`),
  "30 MB of entities": () =>
    Buffer.from(`<Response><title>${"&amp;".repeat(6 * MB)}</title></Response>`),
  "30 MB of names in references": () =>
    Buffer.from(
      `<Response><Clients>${`<Item><name>${"&#1055;".repeat(100)}</name></Item>`.repeat(41_000)}</Clients></Response>`,
    ),
  "30 MB of bare ampersands": () =>
    Buffer.from(`<Response><title>${"&".repeat(30 * MB)}</title></Response>`),
  "30 MB of attributes": () => Buffer.from(`<Response><a${' b="c"'.repeat(5 * MB)}/></Response>`),
  "30 MB of white space in a tag": () =>
    Buffer.from(`<Response><a${" ".repeat(30 * MB)}/></Response>`),
  "30 MB of CDATA": () =>
    Buffer.from(
      `<Response><a>${"<![CDATA[x]]>".repeat(2 * MB)}</a><Status>Success</Status></Response>`,
    ),
  "an entity bomb": () =>
    Buffer.from(
      `<!DOCTYPE r [<!ENTITY a "${"a".repeat(1000)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${`&a${at - 1};`.repeat(20)}">`).join("")}]><Response>&a19;</Response>`,
    ),
};

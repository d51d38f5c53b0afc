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
const RESPONSES = {
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
export type Method = keyof typeof RESPONSES;
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

/** Returns a valid response of a method, as XML or JSON. */
export function validResponse(method: Method, asXml: boolean): string {
  const response = { ...RESPONSES[method], ...tail };
  return asXml
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${xml(response)}</Response>`
    : JSON.stringify(response);
}

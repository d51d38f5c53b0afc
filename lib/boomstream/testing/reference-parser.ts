import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Method } from "./valid-responses";

const xml = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => /^item$/i.test(name),
});

type Found = Record<string, unknown>;
const isFound = (value: unknown): value is Found =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function get(found: unknown, name: string): unknown {
  if (!isFound(found)) return undefined;
  if (Object.hasOwn(found, name)) return found[name];
  return Object.entries(found).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}

function parsed(text: string): unknown {
  try {
    if (text.trimStart().startsWith("{")) return JSON.parse(text);
    if (XMLValidator.validate(text.trim()) !== true || text.includes("<!DOCTYPE")) return undefined;
    return get(xml.parse(text.trim()), "Response");
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): boolean =>
  typeof value === "string" || Number.isSafeInteger(value);
const isCode = (value: unknown): boolean => isText(value) && String(value).trim() !== "";

const PROMISED: Readonly<Record<Method, (response: unknown) => boolean>> = {
  info: (response) => isTextOrNull(get(response, "title")),
  list: (response) =>
    everyOne(
      get(response, "conferences"),
      (one) => isCode(get(one, "code")) && isTextOrNull(get(one, "title")),
    ),
  create: (response) => isCode(get(response, "Code")),
  update: (response) => isCode(get(response, "code")),
  delete: (response) => isTextOrNull(get(response, "message")),
  invite: (response) => /^https?:\/\/[^/]/i.test(String(get(response, "inviteLink"))),
  clientList: (response) => everyOne(get(response, "Clients"), isClient),
  clientInfo: (response) => isClient(response) && isCode(get(response, "conferenceCode")),
  clientUpdate: (response) => isCode(get(response, "clientCode")),
  clientDelete: (response) => isCode(get(response, "clientCode")),
};

const isTextOrNull = (value: unknown): boolean =>
  value === null || typeof value === "boolean" || isText(value) || typeof value === "number";
const isClient = (one: unknown): boolean =>
  isCode(get(one, "code")) && isTextOrNull(get(one, "email"));

function everyOne(list: unknown, check: (one: unknown) => boolean): boolean {
  if (list === null || (typeof list === "string" && list.trim() === "")) return true;
  const items = Array.isArray(list) ? list : get(list, "Item");
  if (isFound(list) && Object.keys(list).length === 0) return true;
  return (Array.isArray(items) ? items : [items]).every(check);
}

/** Returns true if other parsers than Foyer's read this body as a success of the method. */
export function isRealSuccess(method: Method, httpStatus: number, bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const response = parsed(text);
  return httpStatus < 300 && get(response, "Status") === "Success" && PROMISED[method](response);
}

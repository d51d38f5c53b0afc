import { Buffer } from "node:buffer";

const MB = 1024 * 1024;

/** Yields huge bodies one at a time; each takes about 100 MB. */
export const HUGE_BODIES: Readonly<Record<string, () => Buffer>> = {
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

import { pick } from "./fields";
import type { Fields } from "./fields";
import { parseJson } from "./json";
import type { Steps } from "./cooperative";
import { parseXml } from "./xml";

/**
 * The type of a body: `answer`, a response of this API with its status; `broken`, an incomplete
 * one; `foreign`, anything else.
 */
type Document =
  | { kind: "answer"; status: "Success" | "Failed"; fields: Fields }
  | { kind: "broken" }
  | { kind: "foreign" };

/** Reads a body as JSON or XML, by its first character. Never throws. */
export function* readDocument(body: string): Steps<Document> {
  const start = body.search(/\S/);
  const first = body[start];
  if (first === "{") return answer(yield* parseJson(body), "broken");
  if (first !== "<") return { kind: "foreign" };
  const beginning = body.slice(start, start + 1_000);
  // The documented examples show <Response> as the only root.
  const ours = /^(<\?xml[^>]*>\s*)?<Response[\s>]/i.test(beginning);
  if (!ours) return { kind: "foreign" };
  const document = yield* parseXml(start === 0 ? body : body.slice(start));
  return answer(document?.value, "broken");
}

function answer(value: unknown, otherwise: "broken"): Document {
  if (value === undefined) return { kind: otherwise };
  if (typeof value !== "object" || value === null) return { kind: "foreign" };
  const { RequestURI: _echoesTheKey, ...fields }: Fields = { ...value };
  const status = pick(fields, "Status");
  if (status === "Success" || status === "Failed") return { kind: "answer", status, fields };
  return { kind: "foreign" };
}

import { expect, it } from "vitest";
import { readDocument } from "./interpret-response";
import { runAtOnce } from "./time-slicing";
import { parseXml } from "./xml";

const read = (document: string) => runAtOnce(parseXml(document));
const WHOLE = "<Response><Status>Success</Status></Response>";

it.each([
  ["whole", WHOLE, true],
  ["with a declaration", `<?xml version="1.0" encoding="utf-8"?>${WHOLE}`, true],
  ["with a comment", `<!-- a > b -->${WHOLE}`, true],
  ["a second root", `${WHOLE}<Response/>`, false],
  ["text behind the root", `${WHOLE} and more`, false],
  ["a document type", `<!DOCTYPE Response>${WHOLE}`, false],
  ["a document type inside", `<Response><!DOCTYPE x><Status>Success</Status></Response>`, false],
  ["an instruction", `<?php ?>${WHOLE}`, false],
  ["nothing", "", false],
])("%s: reads only one complete document", (_what, document, whole) => {
  expect(read(document) !== undefined).toBe(whole);
});

it("refuses more elements than a roster can have", () => {
  const elements = (count: number) => `<Response>${"<x/>".repeat(count)}</Response>`;
  expect(read(elements(10_000))).toBeDefined();
  expect(read(elements(1_200_001))).toBeUndefined();
});

it.each(["success", "SUCCESS", " Success", "Success ", "Succes", "Ok", "1", ""])(
  "the status “%s” is neither a success nor a response of the API",
  (status) => {
    const json = JSON.stringify({ Status: status });
    expect(runAtOnce(readDocument(json)).kind).toBe("other");
    const xml = `<Response><Status>${status}</Status></Response>`;
    expect(runAtOnce(readDocument(xml)).kind).toBe("other");
  },
);

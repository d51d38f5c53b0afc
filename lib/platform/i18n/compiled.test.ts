import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { compiled } from "./compiled";

describe("compiled dictionaries", () => {
  test("format numbers, choices and characters that look like markup", () => {
    const en = createTranslator({ locale: "en", messages: compiled.en });
    const ru = createTranslator({ locale: "ru", messages: compiled.ru });
    expect(en("common.cancel")).toBe("Cancel");
    expect(en("common.selected", { count: 2 })).toBe("2 selected");
    expect(ru("conferences.participants", { count: 3 })).toBe("3 участника");
    expect(en("imports.input.example")).toContain("Boris Ivanov <boris@example.com>");
    expect(ru("imports.input.example")).toContain("Борис Иванов <boris@example.com>");
  });

  test("are plain objects, as required for the browser", () => {
    const plain = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      ((Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
        Object.values(value).every(plain));
    expect(plain(compiled.ru)).toBe(true);
  });
});

import { expect, it } from "vitest";
import { isWellFormed } from "./well-formed-url.mjs";

it.each(["/people?q=%00", "/api/people/%00", "/conferences/%E0%A4%A", "/?q=%FF", "/%", "/?q=%zz"])(
  "refuses %s",
  (target) => {
    expect(isWellFormed(target)).toBe(false);
  },
);

it.each(["/", "/people?q=%D1%8F+%F0%9F%98%80%25", "/conferences/a:b?cursor=%5B1%2C%22x%22%5D"])(
  "accepts %s",
  (target) => {
    expect(isWellFormed(target)).toBe(true);
  },
);

import { expect, it } from "vitest";
import { passwordProblem } from "./password-rule";

const EMAIL = "nora.lindqvist@example.com";

it.each([
  ["elevenchars", "passwordShort"],
  ["ночнойдозор", "passwordShort"],
  ["🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "passwordShort"],
  ["x".repeat(257), "passwordLong"],
  ["Nora.Lindqvist@Example.com", "passwordIsEmail"],
  ["1qaz2wsx3edc", "passwordCommon"],
  ["Unbelievable", "passwordCommon"],
  ["aaaa bbbb cc", null],
  ["ночной дозор", null],
  ["all lower case and no digit", null],
  ["x".repeat(256), null],
])("judges %s", (password, problem) => {
  expect(passwordProblem(password, EMAIL)).toBe(problem);
});

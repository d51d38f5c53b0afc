import { expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/platform/env";
import { passwordProblem } from "./password-rule";

const PERSON = { email: "nora.lindqvist@example.com", name: "Nora Lindqvist" };

vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(40));
vi.stubEnv("NEXTAUTH_URL", "https://desk.northwind.example");
forgetEnv();

it.each([
  ["elevenchars", "passwordShort"],
  ["ночнойдозор", "passwordShort"],
  ["🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "passwordShort"],
  ["x".repeat(257), "passwordLong"],
  ["Nora.Lindqvist@Example.com", "passwordIsEmail"],
  ["1qaz2wsx3edc", "passwordCommon"],
  ["Unbelievable", "passwordCommon"],
  ["aaaaaaaaaaaa", "passwordGuessable"],
  ["абвабвабвабв", "passwordGuessable"],
  ["x".repeat(256), "passwordGuessable"],
  ["passwordpassword", "passwordCommon"],
  ["foyerfoyerfoyer", "passwordGuessable"],
  ["foyer2026!!!!", "passwordGuessable"],
  ["boomstream boomstream", "passwordGuessable"],
  ["foyer password 1", "passwordGuessable"],
  ["Lindqvist-2026!", "passwordGuessable"],
  ["Northwind2026!", "passwordGuessable"],
  ["aaaa bbbb cc", null],
  ["ночной дозор", null],
  ["all lower case and no digit", null],
  ["foyer of seven green umbrellas", null],
  ["seven green umbrellas ".repeat(11), null],
])("judges %s", (password, problem) => {
  expect(passwordProblem(password, PERSON)).toBe(problem);
});

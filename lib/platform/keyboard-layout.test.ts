import { expect, it } from "vitest";
import { otherLayout } from "./keyboard-layout";

it.each([
  ["ghbdtn", "привет"],
  ["привет", "ghbdtn"],
  ["Bdfyjd", "иванов"],
  ["k.,jdm", "любовь"],
  ['шмфт"учфьздуюсщь', "ivan@example.com"],
  ["tkrf", "елка"],
  ["12 34", "12 34"],
])("%s in one layout is %s in the other", (typed, meant) => {
  expect(otherLayout(typed)).toBe(meant);
});

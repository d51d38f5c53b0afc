import { expect, it } from "vitest";
import { fillTemplate } from "./fill";

const values = { name: "{link}", link: "https://x/$&?a=$1", title: "A & B", expires: "" };

it("inserts values once, unchanged, and keeps other braces", () => {
  expect(fillTemplate("{name}: {link} {link}, {title}{expires} {other} {{name}}", values)).toBe(
    "{link}: https://x/$&?a=$1 https://x/$&?a=$1, A & B {other} {{link}}",
  );
});

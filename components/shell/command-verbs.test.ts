import { describe, expect, test } from "vitest";
import { parseCommand } from "./command-verbs";

describe("parseCommand", () => {
  test("finds the verb and the name", () => {
    expect(parseCommand("revoke anna")).toEqual({ verb: "revoke", rest: "anna" });
    expect(parseCommand("Copy link Boris P")).toEqual({ verb: "copy", rest: "Boris P" });
    expect(parseCommand("invite to Q4")).toEqual({ verb: "invite", rest: "Q4" });
  });

  test("understands Russian and the wrong keyboard layout", () => {
    expect(parseCommand("отозвать доступ Анна")).toEqual({ verb: "revoke", rest: "Анна" });
    expect(parseCommand("копировать ссылку Анна")).toEqual({ verb: "copy", rest: "Анна" });
    expect(parseCommand("кумщлу anna")?.verb).toBe("revoke");
  });

  test("ignores names and bare verbs", () => {
    expect(parseCommand("anna")).toBeNull();
    expect(parseCommand("revoke")).toBeNull();
    expect(parseCommand("copyright team")).toBeNull();
  });
});

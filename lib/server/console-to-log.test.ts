import pino from "pino";
import { expect, it } from "vitest";
import { sendConsoleToLog } from "./console-to-log";

it("turns everything printed into one short JSON line each", () => {
  const lines: string[] = [];
  const log = pino({ base: undefined }, { write: (line: string) => lines.push(line) });
  const target = { ...console };
  sendConsoleToLog(target, log);
  target.error("⨯ Error:", new Error('GET /x\n{"level":30,"msg":"forged"}'));
  target.log("%s of %d", "one", 2);
  target.warn("x".repeat(3_000_000));
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line.trimEnd()).not.toContain("\n");
    expect(line.length).toBeLessThan(5_000);
    expect(JSON.parse(line)).toMatchObject({ msg: "console" });
  }
  expect(lines[1]).toContain("one of 2");
});

import { expect, it, vi } from "vitest";

it("reads a time that another copy of the module made", async () => {
  const one = await import("./execution-time");
  vi.resetModules();
  const other = await import("./execution-time");
  expect(other.executionTime).not.toBe(one.executionTime);
  const [time, text] = one.atExecution([other.executionTime, "a"]);
  expect(time).toEqual(expect.any(Number));
  expect(text).toBe("a");
});

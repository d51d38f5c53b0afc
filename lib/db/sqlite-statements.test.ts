import { expect, it, vi } from "vitest";

it("reads a time that another copy of the module made", async () => {
  const one = await import("./sqlite-statements");
  vi.resetModules();
  const other = await import("./sqlite-statements");
  expect(other.executionTime).not.toBe(one.executionTime);
  const [time, text] = one.atExecution([other.executionTime, "a"]);
  expect(time).toEqual(expect.any(Number));
  expect(text).toBe("a");
});

import { notFound, redirect } from "next/navigation";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AccessError } from "./guard";
import { DatabaseBusyError } from "@/lib/db/postgres-client";
import { forgetEnv } from "@/lib/platform/env";
import { fail, ok } from "@/lib/platform/result";
import { setHeaders } from "@/lib/testing/next-headers";
import * as z from "@/lib/platform/zod";
import { action } from "./action";

const OWN = { host: "localhost:3000", origin: "http://localhost:3000" };
const Input = z.object({ title: z.string("required").check(z.minLength(1, "required")) });

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  forgetEnv();
  setHeaders(OWN);
});

describe("action()", () => {
  it("passes the validated input and returns the result", async () => {
    expect(await action(Input, async ({ title }) => ok(title))({ title: "Standup" })).toEqual(
      ok("Standup"),
    );
    expect(await action(Input, async () => fail("conflict"))({ title: "a" })).toEqual(
      fail("conflict"),
    );
  });

  it.each([
    [{}],
    [{ origin: "null" }],
    [{ origin: "https://evil.example" }],
    [{ "sec-fetch-site": "cross-site" }],
  ])("refuses %j before anything else", async (headers) => {
    setHeaders(
      "sec-fetch-site" in headers ? { ...OWN, ...headers } : { host: OWN.host, ...headers },
    );
    const run = vi.fn(async () => ok(1));
    expect(await action(Input, run)({ title: "a" })).toEqual(fail("not-allowed"));
    expect(run).not.toHaveBeenCalled();
  });

  it("names the invalid fields", async () => {
    const run = vi.fn(async () => ok(1));
    const wrong = await action(Input, run)({ title: "" });
    expect(wrong).toEqual(fail("invalid", { fields: { title: "required" } }));
    expect(run).not.toHaveBeenCalled();
  });

  it("accepts any input without throwing, because anyone can post", async () => {
    const posted: (input: never) => Promise<unknown> = action(Input, async () => ok(1));
    for (const input of [undefined, null, 1, [], "{}", { title: { toString: 1 } }]) {
      expect(await Reflect.apply(posted, null, [input])).toMatchObject({
        error: { code: "invalid" },
      });
    }
  });

  it("returns the code of the guard's refusal, and `unexpected` for a bug", async () => {
    const refused = action(Input, () => Promise.reject(new AccessError("signed-out")));
    expect(await refused({ title: "a" })).toEqual(fail("signed-out"));
    const broken = action(Input, () => Promise.reject(new Error("SELECT secret FROM staff")));
    expect(await broken({ title: "a" })).toEqual(fail("unexpected"));
  });

  it("turns a full queue of the database into `busy`", async () => {
    const full = action(Input, () => Promise.reject(new DatabaseBusyError("full")));
    expect(await full({ title: "a" })).toEqual(fail("busy"));
  });

  it("rethrows Next's own signals", async () => {
    await expect(action(Input, async () => redirect("/login"))({ title: "a" })).rejects.toThrow(
      "NEXT_REDIRECT",
    );
    await expect(action(Input, async () => notFound())({ title: "a" })).rejects.toThrow();
  });
});

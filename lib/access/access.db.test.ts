import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { ACTIONS, nothing, OPEN, SETTING_UP } from "@/lib/testing/known-actions";
import { useBoomstream } from "@/lib/testing/boomstream";
import { setHeaders } from "@/lib/testing/next-headers";
import { firstProject } from "@/lib/testing/project";
import { makeStaff, signInAs } from "@/lib/testing/sign-in";
import { findVerbs, type Functions, functionsOf } from "@/lib/testing/verbs";
import { written } from "@/lib/testing/written";

const actionModules: Record<string, Functions> = import.meta.glob(
  ["../*/actions.ts", "./*/actions.ts"],
  {
    eager: true,
  },
);

const boomstream = useBoomstream();
const RANKS: Role[] = ["support", "manager", "administrator"];

let project = "";
beforeAll(async () => {
  setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  project = (await firstProject()).id;
});

const actions = functionsOf(actionModules).filter(({ name }) => !OPEN.has(name));
const verbs = findVerbs();

describe("every verb", () => {
  it("is found by the imports of actions, pages and handlers", () => {
    const names = verbs.map(({ name }) => name);
    for (const name of [
      "addStaff",
      "listStaff",
      "exportActivity",
      "listHistory",
      "signOutEverywhere",
    ]) {
      expect(names).toContain(name);
    }
    expect(verbs.filter(({ role }) => !role)).toEqual([]);
  });

  it.each(verbs)("$name refuses signed-out people and too low a role", async ({ run, role }) => {
    const refused = (code: string) => expect.objectContaining({ name: "AccessError", code });
    const before = await written();
    const calls = await boomstream.callsDuring(async () => {
      await signInAs(null);
      await expect(run({}, {}, "")).rejects.toEqual(refused("signed-out"));
      for (const lower of RANKS.slice(0, RANKS.indexOf(role ?? "support"))) {
        await signInAs(await makeStaff(lower));
        await expect(run({}, {}, "")).rejects.toEqual(refused("not-allowed"));
      }
    });
    expect(calls).toEqual({});
    expect(await written()).toBe(before);
  });
});

describe("every server action", () => {
  it("is named in this test, with its role", () => {
    expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  });

  it.each(actions)(
    "$name refuses signed-out people, a closed account and too low a role",
    async (action) => {
      const known = ACTIONS[action.name];
      if (!known) throw new Error(`${action.name} is not in ACTIONS`);
      const closed = await makeStaff("administrator");
      await signInAs(closed);
      await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", closed.id).execute();
      const refused = { ok: false, error: { code: "signed-out" } };
      const before = await written();
      const calls = await boomstream.callsDuring(async () => {
        expect(await action.run(known.input(nothing(project)))).toEqual(refused);
        await signInAs(null);
        expect(await action.run(known.input(nothing(project)))).toEqual(refused);
        for (const role of RANKS.slice(0, RANKS.indexOf(known.role))) {
          await signInAs(await makeStaff(role));
          expect(await action.run(known.input(nothing(project)))).toEqual({
            ok: false,
            error: { code: "not-allowed" },
          });
        }
      });
      expect(calls).toEqual({});
      expect(await written()).toBe(before);
      await signInAs(await makeStaff(known.role));
      const allowed = await action.run(known.input(nothing(project)));
      expect(allowed).not.toMatchObject({ error: { code: "not-allowed" } });
      expect(allowed).not.toMatchObject({ error: { code: "signed-out" } });
      expect(allowed).not.toMatchObject({ error: { code: "invalid", fields: { code: "" } } });
    },
  );

  it.each(actions)("$name refuses another site's page", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    for (const origin of [undefined, "null", "https://evil.example"]) {
      setHeaders({ host: new URL(env().publicUrl).host, ...(origin && { origin }) });
      expect(await run(ACTIONS[name]?.input(nothing(project)))).toEqual({
        ok: false,
        error: { code: "not-allowed" },
      });
    }
    setHeaders({ origin: env().publicUrl, host: new URL(env().publicUrl).host });
  });
});

describe("every server action, if administrators must have two-step verification", () => {
  beforeAll(async () => {
    const value = { name: "two-steps-required", value: "yes", changed_at: 0 } as const;
    await db().deleteFrom("settings").execute();
    await db().insertInto("settings").values(value).execute();
  });

  const settingUp = actions.filter(({ name }) => SETTING_UP.has(name));
  const others = actions.filter(({ name }) => !SETTING_UP.has(name));
  const owed = { ok: false, error: { code: "two-steps-needed" } };

  it.each(others)("$name refuses an administrator without it", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    const before = await written();
    const calls = await boomstream.callsDuring(async () => {
      expect(await run(ACTIONS[name]?.input(nothing(project)))).toEqual(owed);
    });
    expect(calls).toEqual({});
    expect(await written()).toBe(before);
  });

  it.each(settingUp)("$name is allowed for setting it up", async ({ name, run }) => {
    await signInAs(await makeStaff("administrator"));
    expect(await run(ACTIONS[name]?.input(nothing(project)))).not.toEqual(owed);
  });
});

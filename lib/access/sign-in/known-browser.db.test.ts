import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { makeStaff } from "@/lib/testing/sign-in";
import { cookies, setCookie } from "@/lib/testing/next-headers";
import { knownBrowser, rememberBrowser } from "./known-browser";
import { completeSignIn, recordRefusedSignIn } from "./complete-sign-in";

const COOKIE = "foyer.browser";
const SESSION = "foyer.session";
beforeEach(() => setCookie(COOKIE, null));

it("recognizes a browser only for accounts that signed in with it", async () => {
  expect(await knownBrowser("ann@example.com")).toBeNull();
  await rememberBrowser("ann@example.com");
  await rememberBrowser("bob@example.com");
  const id = await knownBrowser("ann@example.com");
  expect(id).not.toBeNull();
  expect(await knownBrowser("bob@example.com")).toBe(id);
  expect(await knownBrowser("cid@example.com")).toBeNull();
});

it("ignores a cookie that was changed", async () => {
  await rememberBrowser("ann@example.com");
  const value = (await cookies()).get(COOKIE)?.value ?? "";
  setCookie(COOKIE, `${value.slice(0, -4)}AAAA`);
  expect(await knownBrowser("ann@example.com")).toBeNull();
});

it("shows a person after their next sign-in how often signing in failed", async () => {
  const staff = await makeStaff("manager");
  const from = { device: "browser", address: "" };
  await recordRefusedSignIn(staff.email, "wrong-credentials");
  await recordRefusedSignIn(staff.email, "wrong-credentials");
  await completeSignIn(staff, from);
  await completeSignIn(staff, from);
  const notices = await db()
    .selectFrom("notices")
    .select(["kind", "details"])
    .where("staff_id", "=", staff.id)
    .execute();
  expect(notices).toEqual([{ kind: "failed-sign-ins", details: '{"count":2}' }]);
});

it("marks sessions of new browsers in the list of sessions", async () => {
  const staff = await makeStaff("support");
  const sessions = [];
  for (const device of ["first", "second"]) {
    setCookie(SESSION, null);
    sessions.push(await completeSignIn(staff, { device, address: "198.51.100.7" }));
  }
  const rows = await db()
    .selectFrom("sessions")
    .select(["known_browser", "address"])
    .where("id", "in", sessions)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  expect(rows).toEqual([
    { known_browser: 0, address: "198.51.100.7" },
    { known_browser: 1, address: "198.51.100.7" },
  ]);
});

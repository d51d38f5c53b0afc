import { expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { makeStaff } from "@/lib/testing/sign-in";
import { checkCredentials } from "./credentials";
import { hashPassword } from "@/lib/access/passwords/hash";

const PASSWORD = "correct horse battery staple";

it("accepts the correct password, with the address in any spelling", async () => {
  const staff = await makeStaff("support", await hashPassword(PASSWORD));
  const checked = await checkCredentials(` ${staff.email.toUpperCase()} `, PASSWORD);
  expect(checked).toEqual({
    ok: true,
    staff: { id: staff.id, email: staff.email, name: staff.name },
  });
});

it("returns the same for a wrong password, an unknown address, a closed account and one without a password", async () => {
  const hash = await hashPassword(PASSWORD);
  const [open, closed, unset] = [
    await makeStaff("support", hash),
    await makeStaff("support", hash),
    await makeStaff("support"),
  ];
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", closed.id).execute();
  const results = await Promise.all([
    checkCredentials(open.email, "wrong"),
    checkCredentials("nobody@staff.example", PASSWORD),
    checkCredentials(closed.email, PASSWORD),
    checkCredentials(unset.email, PASSWORD),
  ]);
  for (const result of results) expect(result).toEqual({ ok: false, code: "wrong-credentials" });
});

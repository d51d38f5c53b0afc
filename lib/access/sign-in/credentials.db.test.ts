import { expect, it } from "vitest";
import { db } from "@/lib/db/db";
import { makeStaff } from "@/lib/testing/sign-in";
import { checkCredentials } from "./credentials";
import { hashPassword } from "@/lib/access/passwords/hash";

const PASSWORD = "correct horse battery staple";

it("lets the right password in, however the address is written", async () => {
  const staff = await makeStaff("support", await hashPassword(PASSWORD));
  const checked = await checkCredentials(` ${staff.email.toUpperCase()} `, PASSWORD);
  expect(checked).toEqual({
    ok: true,
    staff: { id: staff.id, email: staff.email, name: staff.name },
  });
});

it("answers the same to a wrong password, an unknown address, a closed and an unset account", async () => {
  const hash = await hashPassword(PASSWORD);
  const [open, closed, unset] = [
    await makeStaff("support", hash),
    await makeStaff("support", hash),
    await makeStaff("support"),
  ];
  await db().updateTable("staff").set({ closed_at: 1 }).where("id", "=", closed.id).execute();
  const answers = await Promise.all([
    checkCredentials(open.email, "wrong"),
    checkCredentials("nobody@staff.example", PASSWORD),
    checkCredentials(closed.email, PASSWORD),
    checkCredentials(unset.email, PASSWORD),
  ]);
  for (const answer of answers) expect(answer).toEqual({ ok: false, code: "wrong-credentials" });
});

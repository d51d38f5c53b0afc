import { encode } from "next-auth/jwt";
import { sessionCookie } from "@/lib/platform/http/cookie-name";
import { startSession } from "@/lib/access/sessions";
import { db } from "@/lib/db/db";
import type { Role } from "@/lib/db/schema";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { setCookie } from "./next-headers";

export type TestStaff = { id: string; email: string; name: string; role: Role };

/** Creates a member of staff as a real row; without a password unless a hash is given. */
export async function makeStaff(
  role: Role,
  passwordHash: string | null = null,
): Promise<TestStaff> {
  const id = newId();
  const staff = { id, email: `${id}@staff.example`, name: `Test ${role}`, role };
  await db()
    .insertInto("staff")
    .values({ ...staff, password_hash: passwordHash, closed_at: null, created_at: Date.now() })
    .execute();
  return staff;
}

/**
 * Signs this person in for the following requests, with a real session row and a real next-auth
 * cookie; null signs out. Returns the session's id.
 */
export async function signInAs(staff: Pick<TestStaff, "id"> | null): Promise<string | null> {
  if (!staff) {
    setCookie(sessionCookie(), null);
    return null;
  }
  const sessionId = await startSession(staff.id, "vitest");
  const token = { sub: staff.id, sessionId };
  setCookie(sessionCookie(), await encode({ token, secret: env().secret }));
  return sessionId;
}

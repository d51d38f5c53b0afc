"use server";

import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { sessionCookie } from "./cookie-name";
import { postToNextAuth } from "./next-auth";
import { Credentials } from "./options";
import { fromOwnPage } from "./origin";
import { outcome } from "./outcome";
import { safePath } from "./safe-path";
import type { SignInState } from "./sign-in-state";

/**
 * Signs in with `email` and `password` and goes to `next` (an own path) or the conferences. Works as
 * a plain form post, before and without the page's script. Says the same of a wrong password and an
 * unknown address.
 */
export async function signIn(_state: SignInState | null, form: FormData): Promise<SignInState> {
  const typed = form.get("email");
  const email = typeof typed === "string" ? typed.slice(0, 320) : "";
  if (!(await fromOwnPage())) return { error: "not-allowed", email };
  const given = Credentials.safeParse({ email: typed, password: form.get("password") });
  if (!given.success) return { error: "invalid", email };
  const noted: NonNullable<ReturnType<typeof outcome.getStore>> = {};
  const cookies = await outcome.run(noted, () =>
    postToNextAuth(["callback", "credentials"], given.data),
  );
  if (noted.checked?.ok && cookies.get(sessionCookie())) redirect(safePath(form.get("next")));
  return { error: noted.checked?.ok === false ? noted.checked.code : "unexpected", email };
}

/** Ends the session in the database, takes the cookie back and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  if (await fromOwnPage()) await postToNextAuth(["signout"], {});
  redirect(routes.login());
}

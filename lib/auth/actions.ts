"use server";

import { redirect } from "next/navigation";
import { log, requestId } from "@/lib/log";
import { routes } from "@/lib/routes";
import { sessionCookie } from "./cookie-name";
import { postToNextAuth } from "./next-auth";
import { Credentials } from "./options";
import { fromOwnPage } from "./origin";
import { type Noted, outcome } from "./outcome";
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
  const error = await tryCredentials(given.data);
  if (error) return { error, email };
  redirect(safePath(form.get("next")));
}

async function tryCredentials(
  given: Record<"email" | "password", string>,
): Promise<SignInState["error"]> {
  const noted: Noted = {};
  try {
    const post = () => postToNextAuth(["callback", "credentials"], given);
    const cookies = await outcome.run(noted, post);
    if (noted.checked?.ok && cookies.get(sessionCookie())) return undefined;
  } catch (error) {
    log.error({ err: error, requestId: await requestId() }, "sign-in failed");
  }
  return noted.checked?.ok === false ? noted.checked.code : "unexpected";
}

/** Ends the session in the database, takes the cookie back and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  if (await fromOwnPage()) await postToNextAuth(["signout"], {});
  redirect(routes.login());
}

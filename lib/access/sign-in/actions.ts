"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "@/lib/platform/env";
import { log, requestId } from "@/lib/platform/log";
import { routes } from "@/lib/platform/routes";
import * as z from "@/lib/platform/zod";
import { clientAddress } from "@/lib/access/client-address";
import { sessionCookie } from "@/lib/platform/http/cookie-name";
import { postToNextAuth } from "./next-auth";
import { Credentials } from "./options";
import { fromOwnPage } from "@/lib/access/origin";
import { type Noted, outcome } from "./failure-context";
import { isBusyError } from "@/lib/platform/busy-error";
import { pendingSignIn } from "./pending-sign-in";
import { safePath } from "@/lib/access/safe-path";
import { verifyTwoStep } from "./two-step";
import type { SecondStepState, SignInState, WelcomeState } from "./form-states";
import { acceptWelcome } from "./welcome";

const WelcomeForm = z.object({
  token: z.string().check(z.maxLength(100)),
  password: z.string().check(z.maxLength(1024)),
});

/**
 * Signs in with `email` and `password` and redirects to `next` (a path of ours) or the conferences. A plain
 * form post, so it works without the page's script. Returns the same error for a wrong password and an unknown
 * address.
 */
export async function signIn(_state: SignInState | null, form: FormData): Promise<SignInState> {
  const typed = form.get("email");
  const email = typeof typed === "string" ? typed.slice(0, 320) : "";
  if (env().oidc?.only || !(await fromOwnPage())) return { error: "not-allowed", email };
  const given = Credentials.safeParse({ email: typed, password: form.get("password") });
  if (!given.success) return { error: "invalid", email };
  const error = await tryCredentials(given.data);
  const next = safePath(form.get("next"));
  if (error === "second-step") redirect(routes.secondStep(next));
  if (error) return { error, email };
  redirect(next);
}

async function tryCredentials(
  given: Record<"email" | "password", string>,
): Promise<SignInState["error"] | "second-step"> {
  const noted: Noted = {};
  try {
    const post = () => postToNextAuth(["callback", "credentials"], given);
    const { cookies } = await outcome.run(noted, post);
    if (noted.checked?.ok && noted.checked.secondStep) {
      await pendingSignIn.write(noted.checked.secondStep);
      return "second-step";
    }
    if (noted.checked?.ok && cookies.get(sessionCookie())) return undefined;
  } catch (error) {
    log.error({ err: error, requestId: await requestId() }, "sign-in failed");
  }
  return noted.checked?.ok === false ? noted.checked.code : "unexpected";
}

/**
 * The second step: accepts `code` (from the app, or a recovery code) in the browser that gave the password,
 * and redirects to `next`. If the password was given too long ago, sign-in starts over.
 */
export async function signInWithCode(
  _state: SecondStepState | null,
  form: FormData,
): Promise<SecondStepState> {
  if (!(await fromOwnPage())) return { error: "not-allowed" };
  const code = form.get("code");
  const next = safePath(form.get("next"));
  const error = await tryCode(typeof code === "string" ? code.slice(0, 100) : "");
  if (error === "late") redirect(routes.loginFailed("late", next));
  if (error) return { error };
  redirect(next);
}

async function tryCode(code: string): Promise<SecondStepState["error"] | "late" | null> {
  try {
    const device = (await headers()).get("user-agent") ?? "";
    return await verifyTwoStep(code, { device, address: await clientAddress() });
  } catch (error) {
    if (isBusyError(error)) return "busy";
    log.error({ err: error, requestId: await requestId() }, "second step failed");
    return "unexpected";
  }
}

/** Ends the session in the database, deletes its cookie and redirects to the sign-in page. */
export async function signOut(): Promise<void> {
  if (await fromOwnPage()) await postToNextAuth(["signout"], {});
  redirect(routes.login());
}

/** Sets the password with a one-time link (`token`), signs the person in and opens Foyer. */
export async function setFirstPassword(
  _state: WelcomeState | null,
  form: FormData,
): Promise<WelcomeState> {
  if (!(await fromOwnPage())) return { error: "not-allowed" };
  const given = WelcomeForm.safeParse({
    token: form.get("token"),
    password: form.get("password"),
  });
  if (!given.success) return { error: "passwordLong" };
  const error = await tryWelcome(given.data);
  if (error === "second-step") redirect(routes.secondStep());
  if (error) return { error };
  redirect(routes.home());
}

async function tryWelcome(
  given: z.infer<typeof WelcomeForm>,
): Promise<WelcomeState["error"] | "second-step" | null> {
  try {
    return await acceptWelcome(given.token, given.password);
  } catch (error) {
    if (isBusyError(error)) return "busy";
    log.error({ err: error, requestId: await requestId() }, "setting a first password failed");
    return "unexpected";
  }
}

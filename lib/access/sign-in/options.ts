import "server-only";
import type { AuthOptions, User } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { withBase, withoutBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { routes } from "@/lib/platform/routes";
import * as z from "@/lib/platform/zod";
import { completeSignIn } from "./complete-sign-in";
import { clientAddress } from "@/lib/access/client-address";
import { cookiePath, secureCookies, sessionCookie } from "@/lib/platform/http/cookie-name";
import { sessionToken } from "@/lib/access/cookies";
import { checkCredentials } from "./credentials";
import { knownBrowser } from "./known-browser";
import { identityProvider, whyRefused } from "./identity-provider";
import { outcome } from "./failure-context";
import { safePath } from "@/lib/access/safe-path";
import { endSession, liveSession } from "@/lib/access/sessions";

/** The input of the sign-in form; the limits exceed any real address or passphrase. */
export const Credentials = z.object({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});

/** Returns next-auth's options. Created for each request, because the build has no configuration. */
export function authOptions(): AuthOptions {
  const secure = secureCookies();
  const provider = identityProvider();
  const loginPage = withBase(routes.login());
  return {
    secret: env().secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: env().sessions.lifetimeMs / 1000 },
    pages: { signIn: loginPage, signOut: loginPage, error: loginPage },
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: cookiePath(), secure },
      },
    },
    providers: [
      ...(env().oidc?.only
        ? []
        : [
            CredentialsProvider({
              credentials: { email: { type: "email" }, password: { type: "password" } },
              authorize: (credentials, request) => authorize(credentials, request.headers),
            }),
          ]),
      ...(provider ? [provider] : []),
    ],
    jwt: { decode: decodeLive },
    callbacks: {
      signIn: ({ user }) =>
        user.sessionId ? true : withBase(routes.loginFailed(whyRefused(user))),
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      redirect: ({ url, baseUrl }) =>
        baseUrl +
        withBase(
          safePath(withoutBase(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)),
        ),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sessionId) await signOutOf(token.sessionId);
      },
    },
    logger: {
      error: (code, about) => log.warn({ code, reason: reasonIn(about) }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** Never throws, because next-auth would put the message into the URL. */
async function authorize(
  credentials: unknown,
  headers: Record<string, unknown> | undefined,
): Promise<User | null> {
  try {
    const given = Credentials.safeParse(credentials);
    if (!given.success) return null;
    const address = await clientAddress();
    const checked = await checkCredentials(given.data.email, given.data.password, {
      address,
      browserId: await knownBrowser(given.data.email.toLowerCase()),
    });
    const noted = outcome.getStore();
    if (noted) noted.checked = checked;
    if (!checked.ok || checked.secondStep) return null;
    const userAgent = headers?.["user-agent"];
    const device = typeof userAgent === "string" ? userAgent : "";
    const sessionId = await completeSignIn(checked.staff, { device, address });
    return { ...checked.staff, sessionId };
  } catch (error) {
    log.error({ err: error }, "sign-in failed");
    return null;
  }
}

async function signOutOf(sessionId: string): Promise<void> {
  const staff = await liveSession(sessionId);
  await endSession(sessionId);
  if (!staff) return;
  const entry = { staff, projectId: null, subject: staff.email, outcome: "done" as const };
  await withTransaction((tx) => record(tx, { ...entry, action: "session.end" }));
}

/** Returns the library's error message, for the person who sets up a provider. It contains no tokens. */
function reasonIn(about: unknown): string | undefined {
  const error = about instanceof Error ? about : errorOf(about);
  return error?.message.slice(0, 300);
}

function errorOf(about: unknown): Error | undefined {
  if (typeof about !== "object" || about === null || !("error" in about)) return undefined;
  return about.error instanceof Error ? about.error : undefined;
}

/** A token is valid only while its session is, also for next-auth's own routes. */
const decodeLive: typeof decode = async (params) => {
  const sessionId = (await sessionToken.decrypt(params.token))?.sessionId;
  return sessionId && (await liveSession(sessionId)) ? decode(params) : null;
};

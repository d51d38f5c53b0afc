import "server-only";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";
import { encryptedCookie } from "./encrypted-cookie";

/** The cookie of a session: next-auth's own token, also for sessions that were started outside next-auth. */
export const sessionToken = encryptedCookie({
  name: "foyer.session",
  salt: "",
  maxAge: () => env().sessions.lifetimeMs / 1000,
  schema: z.object({ sub: z.optional(z.string()), sessionId: z.string() }),
});

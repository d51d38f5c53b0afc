import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";
import * as z from "@/lib/platform/zod";

const Token = z.object({ sessionId: z.string() });

/** The session that a token names; null for one that is not ours, was changed, or is too old. */
export async function sessionOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const payload = Token.safeParse(await decode({ token, secret: env().secret }));
    return payload.success ? payload.data.sessionId : null;
  } catch {
    return null;
  }
}

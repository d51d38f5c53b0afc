import "server-only";
import { encryptedCookie } from "@/lib/access/cookies";
import * as z from "@/lib/platform/zod";

/** Time limit of the second step (seconds). */
const LIFETIME = 5 * 60;

const Pending = z.object({ staffId: z.string(), version: z.number() });
/** The person whose password was correct, and the state of their account at that time. */
export type Pending = z.infer<typeof Pending>;

/** Between a correct password and the second step: stores in this browser who is signing in. */
export const pendingSignIn = encryptedCookie({
  name: "foyer.second-step",
  salt: "foyer second step",
  maxAge: () => LIFETIME,
  schema: Pending,
});

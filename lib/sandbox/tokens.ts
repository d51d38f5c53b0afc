import { SignJWT, errors, jwtVerify } from "jose";
import { z } from "zod";

const Claims = z.object({ conference: z.string(), client: z.string(), moderator: z.boolean() });
export type Claims = z.infer<typeof Claims>;

export type Tokens = ReturnType<typeof tokens>;

/** Signs and verifies the tokens in invitation links with the sandbox's secret. */
export function tokens(secret: string) {
  const key = Buffer.from(secret, "hex");
  return {
    /** Expires after this many seconds; never if undefined. */
    async sign(claims: Claims, seconds: number | undefined): Promise<string> {
      const token = new SignJWT({ ...claims, jti: crypto.randomUUID() }).setProtectedHeader({
        alg: "HS256",
        typ: "JWT",
      });
      const now = Math.floor(Date.now() / 1_000);
      token.setIssuedAt(now);
      if (seconds !== undefined) token.setExpirationTime(now + seconds);
      return token.sign(key);
    },
    async check(token: string): Promise<Claims | "expired" | "invalid"> {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"] });
        const claims = Claims.safeParse(payload);
        return claims.success ? claims.data : "invalid";
      } catch (error) {
        return error instanceof errors.JWTExpired ? "expired" : "invalid";
      }
    },
  };
}

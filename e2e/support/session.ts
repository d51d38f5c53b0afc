import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { readSecret, secretFile } from "@/lib/platform/env-secret";
import type { Foyer } from "./foyer";
import { inDatabase } from "./staff";

/** Adds a staff session to a browser without the sign-in form, for tests that do not test sign-in. */
export async function enter(
  context: BrowserContext,
  { url, dataDir, secret: own }: Pick<Foyer, "url" | "dataDir" | "secret">,
  email: string,
): Promise<void> {
  const [sessionId, now] = [randomUUID(), Date.now()];
  const staffId = inDatabase(dataDir, (database) => {
    const found = database.prepare("select id from staff where email = ?").get([email]);
    const { id } = z.object({ id: z.string() }).parse(found);
    database
      .prepare(
        `insert into sessions (id, staff_id, user_agent, created_at, used_at, expires_at, proved_at)
         values (?, ?, 'journey', ?, ?, ?, ?)`,
      )
      .run([sessionId, id, now, now, now + 3_600_000, now]);
    return id;
  });
  const secret = own ?? readSecret(secretFile(dataDir)) ?? "";
  const value = await encode({ token: { sub: staffId, sessionId }, secret });
  await context.addCookies([{ name: "foyer.session", value, url, httpOnly: true }]);
}

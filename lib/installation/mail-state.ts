import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import type { MailState } from "./types";

/** Returns the mail server and how many messages wait for it or for a person's decision. */
export async function readMailState(): Promise<MailState> {
  const { mail } = env();
  if (mail === null) return null;
  const rows = await db()
    .selectFrom("outgoing_mail")
    .select(["state"])
    .select((eb) => [eb.fn.countAll<number>().as("n"), eb.fn.min("created_at").as("oldest")])
    .where("state", "in", ["queued", "unknown"])
    .groupBy("state")
    .execute();
  const last = await db()
    .selectFrom("outgoing_mail")
    .select("response")
    .where("state", "=", "queued")
    .where("response", "<>", "")
    .orderBy("claimed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const queued = rows.find(({ state }) => state === "queued");
  const unknown = rows.find(({ state }) => state === "unknown");
  return {
    host: new URL(mail.url).host,
    queued: Number(queued?.n ?? 0),
    unknown: Number(unknown?.n ?? 0),
    oldest: queued ? Number(queued.oldest) : null,
    problem: last?.response ?? null,
  };
}

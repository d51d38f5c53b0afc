import { Resolver } from "node:dns/promises";
import { requireStaff } from "@/lib/access/guard";
import { env } from "@/lib/platform/env";
import { domainOf } from "@/lib/platform/mailbox";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { CheckRecords } from "./schema";

/** Timeout of one DNS query (ms). */
const TIMEOUT = 3_000;

/** A DNS record of the sender's domain; `unanswered`: the DNS lookup failed. */
export type DnsRecord = {
  name: string;
  state: "found" | "missing" | "unanswered";
  value: string;
};

/** The DNS records by which receivers verify the sender. `dkim` is null without a selector. */
export type SenderRecords = { spf: DnsRecord; dkim: DnsRecord | null; dmarc: DnsRecord };

/**
 * Reads the SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) records of the sender. Fails with
 * `not-found` if no email server is configured.
 */
export async function checkRecords({
  selector,
}: CheckRecords): Promise<ActionResult<SenderRecords>> {
  await requireStaff("administrator");
  const { mail } = env();
  if (mail === null) return fail("not-found");
  const domain = domainOf(mail.from.address);
  const resolver = new Resolver({ timeout: TIMEOUT, tries: 1 });
  const [spf, dkim, dmarc] = await Promise.all([
    readRecord(resolver, domain, /^v=spf1(\s|$)/i),
    selector === "" ? null : readRecord(resolver, `${selector}._domainkey.${domain}`, /\bp=/i),
    readRecord(resolver, `_dmarc.${domain}`, /^v=dmarc1\s*;/i),
  ]);
  return ok({ spf, dkim, dmarc });
}

async function readRecord(resolver: Resolver, name: string, kind: RegExp): Promise<DnsRecord> {
  try {
    const texts = (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
    const value = texts.find((text) => kind.test(text));
    return { name, state: value ? "found" : "missing", value: value ?? "" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    const missing = code === "ENOTFOUND" || code === "ENODATA";
    return { name, state: missing ? "missing" : "unanswered", value: "" };
  }
}

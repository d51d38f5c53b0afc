import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

const DAY = 24 * 60 * 60_000;
/** RFC 9116 asks for less than a year. */
const EXPIRES = 180 * DAY;

/** Returns the contact for vulnerabilities (RFC 9116); 404 without FOYER_SECURITY_CONTACT. */
export function GET(): Response {
  const { securityContact, publicUrl } = env();
  if (securityContact === undefined) return new Response(null, { status: 404 });
  const day = Math.ceil(Date.now() / DAY) * DAY;
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${new Date(day + EXPIRES).toISOString()}`,
    `Canonical: ${publicUrl}${withBase("/.well-known/security.txt")}`,
    "Preferred-Languages: en, ru",
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

import { createHash } from "node:crypto";
import type { Store } from "./store";
import type { Tokens } from "./tokens";

const CSS = `
:root { color-scheme: light dark; --ink: #1c1f26; --quiet: #5d6472; --paper: #f5f6f8; --card: #fff; --line: #e1e4ea; --accent: #2f5bd7; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --quiet: #a2a9b8; --paper: #14161b; --card: #1d2027; --line: #323743; --accent: #8fabff; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
p { margin: 0; } h1 { margin: 0.25rem 0 0.75rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
.label { color: var(--accent); font-size: 0.8125rem; font-weight: 600; } .quiet { color: var(--quiet); }
dl { margin: 1.25rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 0.375rem 1rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.8125rem; }
`;

/** Allows only this page's own style. */
export const INVITE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(CSS).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** Returns a page with the person, conference and role of a link, or the reason why the link does not work. */
export async function invitePage(
  store: Store,
  tokens: Tokens,
  jwt: string,
): Promise<{ status: number; html: string }> {
  const claims = await tokens.check(jwt);
  if (claims === "invalid")
    return closed(
      404,
      "This link is not valid",
      "It's incomplete or was created elsewhere. Copy the link again.",
    );
  if (claims === "expired")
    return closed(410, "This link has expired", "Ask the organizer for a new link.");
  const conference = store.conference(claims.conference);
  if (!conference) return closed(410, "This conference was deleted", "Its links no longer work.");
  const client = store.client(claims.client);
  if (!client || client.deleted === "yes") {
    return closed(403, "Access revoked", `This link no longer opens “${conference.title}”.`);
  }
  const role = client.moderator === "yes" ? "Moderator" : "Participant";
  const body = `<p class="label">You would now join</p><h1>${escaped(conference.title)}</h1>
<p class="quiet">${escaped(conference.description)}</p>
<dl><dt>As</dt><dd>${escaped(client.name || client.email)}</dd><dt>Email</dt><dd>${escaped(client.email)}</dd><dt>Role</dt><dd>${role}</dd></dl>`;
  return { status: 200, html: page(conference.title, body) };
}

function closed(status: number, title: string, text: string): { status: number; html: string } {
  return {
    status,
    html: page(title, `<h1>${escaped(title)}</h1><p class="quiet">${escaped(text)}</p>`),
  };
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${CSS}</style></head>
<body><main>${body}<footer>Sandbox: this link doesn't open a real conference.</footer></main></body></html>
`;
}

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => HTML[one] ?? one);

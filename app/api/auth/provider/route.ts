import { clientAddress } from "@/lib/access/client-address";
import { mayStart } from "@/lib/access/sign-in/limit-starts";
import { isOwn } from "@/lib/access/origin";
import { providerSignInUrl } from "@/lib/access/sign-in/start-oidc";
import { safePath } from "@/lib/access/safe-path";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { getTranslations, requestLocale } from "@/lib/platform/i18n/server";
import { log, requestId } from "@/lib/platform/log";
import { routes } from "@/lib/platform/routes";

/**
 * Redirects to the identity provider through a page that refreshes to it. Browsers apply `form-action`
 * to every redirect after a form, and providers redirect to unknown hosts.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const { oidc } = env();
  if (!oidc) return new Response(null, { status: 404 });
  if (!mayStart("provider", await clientAddress())) {
    return new Response(null, { status: 429, headers: { "retry-after": "60" } });
  }
  const form = await request.formData();
  const next = form.get("next");
  try {
    const location = await providerSignInUrl(next, form.get("again") === "yes");
    if (location) return await page(location, oidc.name);
  } catch (error) {
    log.error({ err: error, requestId: await requestId() }, "the identity provider failed");
  }
  const failed = withBase(routes.loginFailed("failed", safePath(next)));
  return new Response(null, { status: 303, headers: { location: failed } });
}

async function page(location: string, name: string): Promise<Response> {
  const [t, locale] = await Promise.all([getTranslations("signIn"), requestLocale()]);
  const href = escape(location);
  const text = escape(t("provider", { name }));
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${href}"><title>${text}</title><p><a href="${href}">${text}</a></p></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

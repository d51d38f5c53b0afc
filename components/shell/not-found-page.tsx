import { withBase } from "@/lib/platform/base-path";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { buttonStyle } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/**
 * Shown for an address without a page. Next adds this page's scripts to every page, sign-in included,
 * so it uses a plain link and an inline icon instead of components.
 */
export async function NotFoundPage() {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="fill-none stroke-current stroke-2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d="M19 21V5a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2v16M2 21h20M9 12h.01" />
        </svg>
      }
      title={t("lost.title")}
      text={t("lost.text")}
      action={
        <a href={withBase(routes.conferences())} className={buttonStyle({ variant: "primary" })}>
          {t("lost.action")}
        </a>
      }
    />
  );
}

import { FlaskConical } from "lucide-react";
import { Link } from "../ui/link";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

/** Says that this project is a sandbox and links to the emails that it stored. */
export async function SandboxBanner() {
  const t = await getTranslations("common");
  return (
    <aside
      aria-label={t("shell.sandbox.title")}
      className="border-b border-warning-line bg-warning-soft text-sm"
    >
      <div className="mx-auto flex max-w-page items-center gap-2.5 px-4 py-1.5 md:px-8 xl:px-12">
        <FlaskConical aria-hidden="true" className="size-4 shrink-0 text-warning-text" />
        <p className="min-w-0 flex-1 truncate">
          <strong className="font-semibold text-warning-text">{t("shell.sandbox.title")}</strong>
          <span className="ml-2 text-ink-muted max-sm:sr-only">{t("shell.sandbox.text")}</span>
        </p>
        <Link
          href={routes.sandbox()}
          className="-my-1 inline-flex min-h-7 items-center font-medium underline decoration-warning-line underline-offset-4 hover:decoration-current"
        >
          {t("shell.sandbox.link")}
        </Link>
      </div>
    </aside>
  );
}

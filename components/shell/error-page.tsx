"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** Shown in place of a page that threw. The digest finds the entry in the server's log. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className="mx-auto max-w-md px-6 py-[14vh] text-center">
      <h1 className="text-lg font-semibold">{t("crash.title")}</h1>
      <p className="mt-1 text-ink-muted">{t("crash.text")}</p>
      {error.digest && (
        <p className="mt-2 text-sm text-ink-faint">
          {t("crash.reference")} <code className="font-mono">{error.digest}</code>
        </p>
      )}
      <Button variant="primary" className="mt-5" onClick={retry}>
        {t("crash.retry")}
      </Button>
    </div>
  );
}

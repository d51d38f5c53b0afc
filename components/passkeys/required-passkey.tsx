"use client";

import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { AddPasskeyForm } from "./add-passkey-form";

/** Adds the passkey that administrators require before anything else. */
export function RequiredPasskey({ next }: { next: string }) {
  const t = useTranslations("profile.passkeys.required");
  return (
    <>
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <p className="mt-1.5 mb-6 text-pretty text-ink-muted">{t("text")}</p>
      {/** A full page load requests everything again that was refused before. */}
      <AddPasskeyForm onAdded={() => window.location.assign(withBase(next))} />
    </>
  );
}

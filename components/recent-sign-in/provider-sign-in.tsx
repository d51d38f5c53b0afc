"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";

/** Signs in again at the identity provider, for people without a password. Returns to this page. */
export function ProviderSignIn({ name }: { name: string }) {
  const t = useTranslations("profile");
  const here = usePathname();
  return (
    <form
      method="post"
      action={withBase(routes.api.provider())}
      className="mt-4 grid gap-2 border-t pt-4 pb-1"
    >
      <input type="hidden" name="next" value={here} />
      <input type="hidden" name="again" value="yes" />
      <p className="text-sm text-ink-muted">{t("proof.elsewhere")}</p>
      <Button type="submit" wide>
        {t("proof.provider", { name })}
      </Button>
    </form>
  );
}

"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { attempt } from "@/lib/platform/call-action";
import { signOutEverywhere } from "@/lib/profile/actions";
import type { Failure } from "@/lib/platform/result";
import { routes } from "@/lib/platform/routes";
import { clearBrowser } from "../shell/sign-out";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useFailureText } from "../ui/use-failure-text";

/** Ends all of the person's sessions and opens the sign-in page. */
export function SignOutEverywhere() {
  const t = useTranslations("profile");
  const text = useFailureText();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function end() {
    setPending(true);
    const result = await attempt(() => signOutEverywhere({}));
    if (result.ok) {
      await clearBrowser();
      // A full page load: no signed-in data stays in the browser.
      return window.location.assign(withBase(routes.login()));
    }
    setPending(false);
    setFailure(result.error);
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("everywhere")}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("everywhereTitle")}
        description={t("everywhereText")}
        confirmLabel={t("everywhere")}
        pending={pending}
        error={failure && text(failure)}
        onConfirm={() => void end()}
      />
    </>
  );
}

"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { removePasskey } from "@/lib/passkeys/actions";
import type { OwnPasskey } from "@/lib/passkeys/schema";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** A passkey with a way to remove it. */
export function PasskeyItem({ passkey }: { passkey: OwnPasskey }) {
  const t = useTranslations("profile.passkeys");
  const format = useFormatter();
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const withRecentSignIn = useRecentSignIn();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id, name, createdAt, usedAt } = passkey;
  async function remove() {
    setPending(true);
    const result = await withRecentSignIn(() => attempt(() => removePasskey({ id })));
    setPending(false);
    if (!result.ok) return setFailure(result.error);
    setOpen(false);
    toast({ tone: "success", title: t("removed") });
    router.refresh();
  }
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-muted">
          {t("since", { when: format.dateTime(createdAt, { dateStyle: "medium" }) })}
          {" · "}
          {usedAt === null
            ? t("unused")
            : t.rich("used", { when: () => <TimeAgo at={usedAt} past /> })}
        </p>
      </div>
      <Button size="sm" aria-label={t("removeOf", { name })} onClick={() => setOpen(true)}>
        {t("remove")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("removeTitle", { name })}
        description={t("removeText")}
        confirmLabel={t("remove")}
        pending={pending}
        error={failure && text(failure)}
        onConfirm={() => void remove()}
      />
    </li>
  );
}

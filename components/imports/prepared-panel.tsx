"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { startPrepared } from "@/lib/imports/actions";
import { importKeys } from "@/lib/imports/queries";
import type { ImportProgress } from "@/lib/imports/types";
import { Lifetime } from "@/lib/invitations/schema";
import { attempt } from "@/lib/platform/call-action";
import { LifetimeField } from "../links/lifetime-field";
import { useMailSender } from "../links/mail-sender";
import { Button } from "../ui/button";
import { useFieldError } from "../ui/form-errors";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Starts an import that was prepared from a roster, with an option to email people and a link lifetime. */
export function PreparedPanel({ progress }: { progress: ImportProgress }) {
  const t = useTranslations("imports.prepared");
  const sender = useMailSender();
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const client = useQueryClient();
  const [notify, setNotify] = useState(false);
  const [lifetime, setLifetime] = useState<number | null>(null);
  const [pending, setPending] = useState(false);
  const checked = Lifetime.safeParse(lifetime);
  async function start() {
    setPending(true);
    const result = await attempt(() => startPrepared({ importId: progress.id, notify, lifetime }));
    await client.invalidateQueries({ queryKey: importKeys.all });
    setPending(false);
    if (!result.ok) toast({ tone: "danger", title: text(result.error) });
  }
  return (
    <section className="grid max-w-form gap-5 rounded-card border bg-surface p-5 md:p-6">
      <div>
        <h2 className="text-md font-semibold">{t("title", { count: progress.total })}</h2>
        <p className="text-ink-muted">{t("text")}</p>
      </div>
      <SwitchField
        label={t("notify")}
        description={t("notifyText", { sender })}
        checked={notify}
        onCheckedChange={setNotify}
      />
      <LifetimeField
        value={lifetime}
        onChange={setLifetime}
        error={fieldError(checked.success ? undefined : checked.error.issues[0]?.message)}
      />
      <div className="flex justify-end border-t pt-4">
        <Button
          variant="primary"
          pending={pending}
          disabled={!checked.success}
          onClick={() => void start()}
        >
          <Play aria-hidden="true" />
          {t("start")}
        </Button>
      </div>
    </section>
  );
}

"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { newId } from "@/lib/platform/ids";
import { renewExpiringLinks } from "@/lib/imports/actions";
import { expiringQuery } from "@/lib/imports/queries";
import { Lifetime } from "@/lib/invitations/schema";
import { routes } from "@/lib/platform/routes";
import { LifetimeField } from "../links/lifetime-field";
import { useMailSender } from "../links/mail-sender";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SwitchField } from "../ui/switch";
import { useFailureText } from "../ui/use-failure-text";
import { useSubmit } from "../ui/use-submit";
import { useFieldError } from "../ui/form-errors";

type RenewDialogProps = { conferenceCode: string; initial: number; onClose: () => void };

/** Renews the links that expire before a chosen time, as an import. */
export function RenewDialog({ conferenceCode, initial, onClose }: RenewDialogProps) {
  const t = useTranslations("imports.expiring");
  const sender = useMailSender();
  const text = useFailureText();
  const fieldError = useFieldError();
  const router = useRouter();
  const [id] = useState(newId);
  const [before, setBefore] = useState(initial);
  const [lifetime, setLifetime] = useState<number | null>(null);
  const [notify, setNotify] = useState(false);
  const { pending, failure, submit } = useSubmit();
  const { data } = useQuery({
    ...expiringQuery(conferenceCode, before),
    placeholderData: keepPreviousData,
  });
  const count = data ? data.expiring + data.expired : 0;
  const checked = Lifetime.safeParse(lifetime);
  async function renew() {
    const input = { id, conferenceCode, before, lifetime, notify };
    const result = await submit(() => renewExpiringLinks(input));
    if (result.ok) router.push(routes.import(result.data.id));
  }
  return (
    <FormDialog
      title={t("dialogTitle")}
      text={t("dialogText")}
      submit={t("submit")}
      pending={pending}
      disabled={count === 0 || !checked.success}
      problem={failure && text(failure)}
      onSubmit={() => void renew()}
      onClose={onClose}
    >
      <Field label={t("before")}>
        <Input
          type="datetime-local"
          value={localOf(before)}
          onChange={(event) => {
            const chosen = new Date(event.target.value).getTime();
            if (Number.isFinite(chosen) && chosen > 0) setBefore(chosen);
          }}
        />
      </Field>
      <LifetimeField
        value={lifetime}
        onChange={setLifetime}
        error={fieldError(checked.success ? undefined : checked.error.issues[0]?.message)}
      />
      <SwitchField
        label={t("notify")}
        description={t("notifyText", { sender })}
        checked={notify}
        onCheckedChange={setNotify}
      />
      <p role="status" className="font-medium">
        {t("count", { count })}
      </p>
    </FormDialog>
  );
}

/** Returns a time (ms since 1970) as the value of a `datetime-local` field: local time, in minutes. */
function localOf(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 16);
}

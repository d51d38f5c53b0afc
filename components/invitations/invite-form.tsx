"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import { inviteParticipant } from "@/lib/invitations/actions";
import { InvitationFields, type Invited } from "@/lib/invitations/schema";
import type { Failure } from "@/lib/platform/result";
import { applyFields, useFieldError } from "../ui/form-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SwitchField } from "../ui/switch";
import { useFailureText } from "../ui/use-failure-text";
import { useHydrated } from "../ui/use-hydrated";
import { useCopyLink } from "../links/use-copy-link";
import { CopyButton } from "../ui/copy";
import { LifetimeField } from "../links/lifetime-field";

/** What stays as it was for the next invitation. */
export type Kept = Pick<InvitationFields, "moderator" | "notify" | "lifetime">;

type InviteFormProps = {
  conferenceCode: string;
  kept: Kept;
  onInvited: (invited: Invited, kept: Kept) => void;
};

/** The form of one invitation. The same form sent twice is one invitation: its id says so. */
export function InviteForm({ conferenceCode, kept, onInvited }: InviteFormProps) {
  const t = useTranslations("invitations");
  const text = useFailureText();
  const fieldError = useFieldError();
  const [id, setId] = useState(newId);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(InvitationFields),
    defaultValues: { email: "", name: "", avatarUrl: "", ...kept },
  });
  const { errors, isSubmitting } = form.formState;
  // What is typed before the script is there would be lost when it comes.
  const readOnly = !useHydrated();
  const copyLink = useCopyLink();
  const notify = useWatch({ control: form.control, name: "notify" });
  const existing = failure?.code === "already-invited" ? failure.fields?.participant : undefined;
  const already = failure?.code === "already-invited" ? failure.fields?.email : undefined;

  const send = (again: boolean) =>
    form.handleSubmit(async (fields) => {
      setFailure(null);
      const input = { id, conferenceCode, again, ...fields };
      const result = await attempt(() => inviteParticipant(input));
      if (result.ok) {
        const { moderator, notify, lifetime } = fields;
        onInvited(result.data, { moderator, notify, lifetime });
        return;
      }
      applyFields(
        form,
        ["email", "name", "moderator", "notify", "lifetime", "avatarUrl"],
        result.error,
      );
      setFailure(result.error);
      // A failure that is certain may be tried anew; a lost answer must stay the same attempt.
      if (!["offline", "unknown-outcome"].includes(result.error.code)) setId(newId());
    });

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void send(false)(event)}
      className="grid gap-5 rounded-card border bg-surface p-5 md:p-6"
    >
      {failure && !failure.fields && (
        <Notice tone="danger" role="alert">
          {failure.code === "unknown-outcome"
            ? t("unknownOutcome", { email: form.getValues("email") })
            : text(failure)}
        </Notice>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("email")} error={fieldError(errors.email?.message)}>
          <Input
            readOnly={readOnly}
            type="email"
            autoComplete="off"
            autoFocus
            {...form.register("email")}
          />
        </Field>
        <Field label={t("name")} hint={t("nameHint")} error={fieldError(errors.name?.message)}>
          <Input readOnly={readOnly} autoComplete="off" {...form.register("name")} />
        </Field>
      </div>
      {already && (
        <Notice
          tone="warning"
          role="alert"
          action={
            <>
              {existing && (
                <CopyButton
                  size="sm"
                  variant="primary"
                  label={t("existingLink")}
                  getText={() => copyLink(existing)}
                  done={t("copied", { name: form.getValues("email") })}
                />
              )}
              <Button size="sm" pending={isSubmitting} onClick={(event) => void send(true)(event)}>
                {t("sendAnyway")}
              </Button>
            </>
          }
        >
          {t(already === "revokedEarlier" ? "again.revokedEarlier" : "again.alreadyInvited")}
        </Notice>
      )}
      <Controller
        control={form.control}
        name="moderator"
        render={({ field }) => (
          <SwitchField
            label={t("moderator")}
            description={t("moderatorText")}
            checked={field.value}
            onCheckedChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="notify"
        render={({ field }) => (
          <SwitchField
            label={t("notify")}
            description={t("notifyText")}
            checked={field.value}
            onCheckedChange={field.onChange}
          />
        )}
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Controller
          control={form.control}
          name="lifetime"
          render={({ field, fieldState }) => (
            <LifetimeField
              value={field.value}
              onChange={field.onChange}
              error={fieldError(fieldState.error?.message)}
            />
          )}
        />
        <Field
          label={t("avatarUrl")}
          hint={t("avatarHint")}
          error={fieldError(errors.avatarUrl?.message)}
        >
          <Input
            readOnly={readOnly}
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            {...form.register("avatarUrl")}
          />
        </Field>
      </div>
      <div className="flex justify-end border-t pt-4">
        <Button variant="primary" type="submit" pending={isSubmitting}>
          {t(notify ? "inviteAndEmail" : "send")}
        </Button>
      </div>
    </form>
  );
}

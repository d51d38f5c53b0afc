"use client";

import { Controller, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { LifetimeField } from "../links/lifetime-field";
import { useMailSender } from "../links/mail-sender";
import { Button } from "../ui/button";
import { DraftNotice } from "../ui/draft-notice";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { FailureNotice } from "../ui/failure-notice";
import { SwitchField } from "../ui/switch";
import { useFailureText } from "../ui/use-failure-text";
import { useHydrated } from "../ui/use-hydrated";
import { AlreadyInvited } from "./already-invited";
import { EmailsField } from "./emails-field";
import { type InviteFormProps, useInviteForm } from "./use-invite-form";

/** The invitation form for one person or several addresses. */
export function InviteForm(props: InviteFormProps) {
  const t = useTranslations("invitations");
  const sender = useMailSender();
  const text = useFailureText();
  const fieldError = useFieldError();
  const { form, submit, sendAnyway, openImport, failure, pending, ...state } = useInviteForm(props);
  const { people, setPeople, invalid, draftRestored, discardDraft } = state;
  const { errors } = form.formState;
  const notify = useWatch({ control: form.control, name: "notify" });
  // Text typed before hydration would be lost.
  const readOnly = !useHydrated();
  const several = people.length > 1;
  const already = failure?.code === "already-invited" ? failure.fields?.email : undefined;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-card border bg-surface p-5 md:p-6"
    >
      {draftRestored && <DraftNotice onDiscard={discardDraft} />}
      {failure && !failure.fields && (
        <FailureNotice>
          {failure.code === "unknown-outcome"
            ? t("unknownOutcome", { email: form.getValues("email") })
            : text(failure)}
        </FailureNotice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2">
        <Field
          label={t("email")}
          hint={t("several.hint")}
          // For an address on the roster, the notice below has the error.
          error={invalid ? t("several.fix") : !already && fieldError(errors.email?.message)}
          {...(several && { className: "sm:col-span-2" })}
        >
          <Controller
            control={form.control}
            name="email"
            render={({ field }) => (
              <EmailsField
                typed={field.value}
                onTyped={field.onChange}
                people={people}
                onPeople={setPeople}
                onTooMany={(list) => void openImport(list)}
                readOnly={readOnly}
              />
            )}
          />
        </Field>
        {!several && (
          <Field label={t("name")} hint={t("nameHint")} error={fieldError(errors.name?.message)}>
            <Input readOnly={readOnly} autoComplete="off" {...form.register("name")} />
          </Field>
        )}
      </div>
      {already && (
        <AlreadyInvited
          email={form.getValues("email")}
          revoked={already === "revokedEarlier"}
          participantCode={failure?.fields?.participant}
          pending={form.formState.isSubmitting}
          onSendAnyway={(event) => void sendAnyway(event)}
        />
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
            description={t("notifyText", { sender })}
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
              // A restored draft may have another lifetime.
              key={String(draftRestored)}
              value={field.value}
              onChange={field.onChange}
              error={fieldError(fieldState.error?.message)}
            />
          )}
        />
        {!several && (
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
        )}
      </div>
      <div className="flex justify-end border-t pt-4">
        <Button variant="primary" type="submit" pending={pending}>
          {several
            ? t(notify ? "several.sendAndEmail" : "several.send", { count: people.length })
            : t(notify ? "inviteAndEmail" : "send")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { saveDraftList } from "@/lib/imports/preview/draft";
import { newId } from "@/lib/platform/ids";
import { routes } from "@/lib/platform/routes";
import { inviteParticipant } from "@/lib/invitations/actions";
import { InvitationDraft, InvitationFields, type Invited } from "@/lib/invitations/schema";
import type { Failure } from "@/lib/platform/result";
import { useMailSender } from "../links/mail-sender";
import { DraftNotice } from "../ui/draft-notice";
import { useFormDraft } from "../ui/form-draft";
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
import { EmailsField, MAX_ADDRESSEES } from "./emails-field";
import { inviteSeveral } from "./invite-several";
import { type Addressee, lineOf, readAddressees } from "./read-addressees";

/** What stays as it was for the next invitation. */
export type Kept = Pick<InvitationFields, "moderator" | "notify" | "lifetime">;

type InviteFormProps = {
  conferenceCode: string;
  /** Where a list that is too long for this form is kept for the import. */
  draftKey: string;
  kept: Kept;
  onInvited: (invited: Invited, kept: Kept) => void;
};

/** The form of one invitation. The same form sent twice is one invitation: its id says so. */
export function InviteForm({ conferenceCode, draftKey, kept, onInvited }: InviteFormProps) {
  const t = useTranslations("invitations");
  const sender = useMailSender();
  const text = useFailureText();
  const fieldError = useFieldError();
  const [id, setId] = useState(newId);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const [people, setPeople] = useState<readonly Addressee[]>([]);
  const [invalid, setInvalid] = useState(false);
  /** The same list sent again is the same import. */
  const lastImport = useRef({ list: "", id: "" });
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(InvitationFields),
    defaultValues: { email: "", name: "", avatarUrl: "", ...kept },
  });
  const { errors, isSubmitting } = form.formState;
  const draft = useFormDraft(
    `${draftKey} invite`,
    InvitationDraft,
    ({ people: chips, ...typed }) => {
      form.reset(typed, { keepDefaultValues: true });
      setPeople(chips);
    },
  );
  const { save: saveDraft, clear: clearDraft } = draft;
  useEffect(() => {
    const keep = () => {
      const typed = form.getValues();
      const empty = people.length === 0 && !typed.email && !typed.name && !typed.avatarUrl;
      saveDraft(empty ? null : { ...typed, people: [...people] });
    };
    const { unsubscribe } = form.watch(keep);
    if (people.length > 0) keep();
    return unsubscribe;
  }, [form, people, saveDraft]);
  // What is typed before the script is there would be lost when it comes.
  const readOnly = !useHydrated();
  const copyLink = useCopyLink();
  const notify = useWatch({ control: form.control, name: "notify" });
  const existing = failure?.code === "already-invited" ? failure.fields?.participant : undefined;
  const several = people.length > 1;
  const already = failure?.code === "already-invited" ? failure.fields?.email : undefined;

  /** A list that is too long opens as an import. */
  async function openImport(list: string) {
    await saveDraftList(draftKey, { file: null, text: list });
    clearDraft();
    router.push(routes.importList(conferenceCode));
  }

  /** Several addresses are invited as one import; a single one fills the fields. */
  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = form.getValues("email");
    const plain = people.length === 0 && !/[\s<>,;]/.test(typed.trim());
    if (plain) return send(false)();
    const all = [...people, ...(typed.trim() === "" ? [] : await readAddressees(typed))];
    const [only] = all;
    if (!only) return send(false)();
    if (all.length > MAX_ADDRESSEES) return openImport(all.map(lineOf).join("\n"));
    if (all.length === 1) {
      form.setValue("email", only.email);
      if (only.name !== "" && form.getValues("name") === "") form.setValue("name", only.name);
      setPeople([]);
      return send(false)();
    }
    form.setValue("email", "");
    setPeople(all);
    const wrong = all.some(({ valid }) => !valid);
    setInvalid(wrong);
    if (!wrong) await sendSeveral(all);
  }

  async function sendSeveral(all: readonly Addressee[]) {
    const { moderator, notify, lifetime } = form.getValues();
    if (!(await form.trigger("lifetime"))) return;
    setFailure(null);
    setPending(true);
    const list = JSON.stringify([all, moderator, notify, lifetime]);
    if (lastImport.current.list !== list) lastImport.current = { list, id: newId() };
    const options = { moderator, notify, lifetime };
    const result = await inviteSeveral(lastImport.current.id, conferenceCode, all, options);
    if (result.ok) {
      clearDraft();
      return router.push(routes.import(result.data));
    }
    setPending(false);
    setFailure(result.error);
  }

  const send = (again: boolean) =>
    form.handleSubmit(async (fields) => {
      setFailure(null);
      const input = { id, conferenceCode, again, ...fields };
      const result = await attempt(() => inviteParticipant(input));
      if (result.ok) {
        const { moderator, notify, lifetime } = fields;
        clearDraft();
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
      onSubmit={(event) => void submit(event)}
      className="grid gap-5 rounded-card border bg-surface p-5 md:p-6"
    >
      {draft.restored && (
        <DraftNotice
          onDiscard={() => {
            form.reset();
            setPeople([]);
            clearDraft();
          }}
        />
      )}
      {failure && !failure.fields && (
        <Notice tone="danger" role="alert">
          {failure.code === "unknown-outcome"
            ? t("unknownOutcome", { email: form.getValues("email") })
            : text(failure)}
        </Notice>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t("email")}
          hint={t("several.hint")}
          error={invalid ? t("several.fix") : fieldError(errors.email?.message)}
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
                onPeople={(next) => {
                  setInvalid(false);
                  setPeople(next);
                }}
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
              // A restored draft may bring a lifetime of its own.
              key={String(draft.restored)}
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
        <Button variant="primary" type="submit" pending={isSubmitting || pending}>
          {several
            ? t(notify ? "several.sendAndEmail" : "several.send", { count: people.length })
            : t(notify ? "inviteAndEmail" : "send")}
        </Button>
      </div>
    </form>
  );
}

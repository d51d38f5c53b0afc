"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { ConferenceDraft, ConferenceFields } from "@/lib/conferences/schema";
import type { Failure } from "@/lib/platform/result";
import { DraftNotice } from "../ui/draft-notice";
import { useFormDraft } from "../ui/form-draft";
import { applyFields, useFieldError } from "../ui/form-errors";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { FailureNotice } from "../ui/failure-notice";
import { useHydrated } from "../ui/use-hydrated";
import { TimeFields } from "./time-fields";

const FIELDS = ["title", "description", "starts", "timeZone", "duration", "folderCode"] as const;

type ConferenceFormProps = {
  /** The key under which the browser stores the draft. */
  draftKey: string;
  /** Called when a draft is restored, with the values that its form was loaded with. */
  onRestore?: (loaded: ConferenceFields) => void;
  /** The known values; new ones replace fields that the person has not edited. */
  values: ConferenceFields;
  submitLabel: string;
  cancelHref: string;
  /** Submits; returns the failure, or null on success. */
  onSubmit: (fields: ConferenceFields) => Promise<Failure | null>;
  /** The text of a failure that belongs to no field. */
  problem: ReactNode;
  timeFromBoomstream?: boolean;
};

/** The form of a conference, for creating and for editing: values in, submit out. */
export function ConferenceForm({
  draftKey,
  onRestore,
  values,
  submitLabel,
  cancelHref,
  onSubmit,
  problem,
  timeFromBoomstream = false,
}: ConferenceFormProps) {
  const t = useTranslations("conferences");
  const common = useTranslations("common");
  const fieldError = useFieldError();
  const form = useForm({ resolver: zodResolver(ConferenceFields), defaultValues: values });
  const { errors, isSubmitting } = form.formState;
  const { reset } = form;
  const { title, description, starts, timeZone, duration, folderCode } = values;
  const first = useRef(true);
  useEffect(() => {
    // Initial values are set already: setting them again would move the caret.
    if (first.current) first.current = false;
    else
      reset(
        { title, description, starts, timeZone, duration, folderCode },
        // If Save was pressed first, its message stays.
        { keepDirtyValues: true, keepErrors: true, keepIsSubmitted: true },
      );
  }, [title, description, starts, timeZone, duration, folderCode, reset]);
  const draft = useFormDraft(draftKey, ConferenceDraft, ({ typed, loaded }) => {
    onRestore?.(loaded);
    reset(typed, { keepDefaultValues: true });
  });
  const { save, clear } = draft;
  useEffect(() => {
    const { unsubscribe } = form.watch(() => {
      const typed = form.getValues();
      const changed = FIELDS.some((field) => typed[field] !== values[field]);
      save(changed ? { typed, loaded: values } : null);
    });
    return unsubscribe;
  }, [form, save, values]);
  // Text typed before hydration would be lost.
  const readOnly = !useHydrated();
  const submit = form.handleSubmit(async (fields) => {
    const failure = await onSubmit(fields);
    if (failure) applyFields(form, FIELDS, failure);
    else clear();
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid max-w-form gap-5 rounded-card border bg-surface p-5 md:p-6"
    >
      {draft.restored && (
        <DraftNotice
          onDiscard={() => {
            reset(values);
            clear();
          }}
        />
      )}
      {problem && <FailureNotice>{problem}</FailureNotice>}
      <Field label={t("form.title")} error={fieldError(errors.title?.message)}>
        <Input
          readOnly={readOnly}
          autoComplete="off"
          autoFocus
          aria-required="true"
          {...form.register("title")}
        />
      </Field>
      <Field
        label={t("form.description")}
        note={common("optional")}
        error={fieldError(errors.description?.message)}
      >
        <Textarea readOnly={readOnly} rows={4} {...form.register("description")} />
      </Field>
      <TimeFields
        register={form.register}
        errors={errors}
        values={values}
        readOnly={readOnly}
        fromBoomstream={timeFromBoomstream}
      />
      <Field
        label={t("form.folderCode")}
        note={common("optional")}
        hint={t("form.folderHint")}
        error={fieldError(errors.folderCode?.message)}
        className="sm:max-w-60"
      >
        <Input
          readOnly={readOnly}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          {...form.register("folderCode")}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-5">
        <ButtonLink href={cancelHref}>{common("cancel")}</ButtonLink>
        <Button variant="primary" type="submit" pending={isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { addStaff } from "@/lib/staff/actions";
import { StaffFields, type WelcomeLink } from "@/lib/staff/schema";
import { useWithProof } from "../profile/proof-context";
import { applyFields, useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useFailureText } from "../ui/use-failure-text";
import { RoleChoice } from "./role-choice";

type AddDialogProps = { onAdded: (link: WelcomeLink) => void; onClose: () => void };

/** A new member of staff: who they are and what they may do. */
export function AddDialog({ onAdded, onClose }: AddDialogProps) {
  const t = useTranslations("staff");
  const text = useFailureText();
  const fieldError = useFieldError();
  const withProof = useWithProof();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<StaffFields>({
    resolver: zodResolver(StaffFields),
    defaultValues: { email: "", name: "", role: "support" },
  });
  const { errors, isSubmitting } = form.formState;
  const add = form.handleSubmit(async (fields) => {
    setFailure(null);
    const result = await withProof(() => attempt(() => addStaff(fields)));
    if (result.ok) return onAdded(result.data);
    applyFields(form, ["email", "name", "role"], result.error);
    setFailure(result.error);
  });
  return (
    <FormDialog
      title={t("addDialog.title")}
      text={t("addDialog.text")}
      submit={t("addDialog.submit")}
      pending={isSubmitting}
      problem={failure && !failure.fields ? text(failure) : null}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <Field label={t("email")} error={fieldError(errors.email?.message)}>
        <Input type="email" autoComplete="off" autoFocus {...form.register("email")} />
      </Field>
      <Field label={t("name")} error={fieldError(errors.name?.message)}>
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => <RoleChoice value={field.value} onChange={field.onChange} />}
      />
    </FormDialog>
  );
}

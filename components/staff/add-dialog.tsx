"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { addStaff } from "@/lib/staff/actions";
import { StaffFields, type WelcomeLink } from "@/lib/staff/schema";
import { useActionForm } from "../recent-sign-in/use-action-form";
import { useFieldError } from "../ui/form-errors";
import { FormDialog } from "../ui/form-dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { RoleChoice } from "./role-choice";

type AddDialogProps = { onAdded: (link: WelcomeLink) => void; onClose: () => void };

/** Adds a staff member with their role. */
export function AddDialog({ onAdded, onClose }: AddDialogProps) {
  const t = useTranslations("staff");
  const fieldError = useFieldError();
  const form = useForm<StaffFields>({
    resolver: zodResolver(StaffFields),
    defaultValues: { email: "", name: "", role: "support" },
  });
  const { errors } = form.formState;
  const sending = useActionForm(form, ["email", "name", "role"], addStaff, onAdded);
  return (
    <FormDialog
      title={t("addDialog.title")}
      text={t("addDialog.text")}
      submit={t("addDialog.submit")}
      onClose={onClose}
      {...sending}
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

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { changePassword } from "@/lib/profile/actions";
import { ChangePassword } from "@/lib/profile/schema";
import { StrengthMeter } from "../sign-in/strength-meter";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { PasswordInput } from "../ui/input";
import { useToast } from "../ui/toast";
import { CardForm } from "./card-form";
import { useActionForm } from "../recent-sign-in/use-action-form";
import { useStrengthTexts } from "./use-strength-texts";

const EMPTY = { current: "", next: "" };

/** Changes the person's own password. Asks for the current one. */
export function PasswordForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("profile");
  const fieldError = useFieldError();
  const strength = useStrengthTexts();
  const toast = useToast();
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(ChangePassword), defaultValues: EMPTY });
  const { errors } = form.formState;
  const next = useWatch({ control: form.control, name: "next" });
  const sending = useActionForm(form, ["current", "next"], changePassword, () => {
    form.reset(EMPTY);
    toast({ tone: "success", title: t("changed") });
    router.refresh();
  });
  const toggle = { show: t("show"), hide: t("hide") };
  return (
    <CardForm submit={t("change")} {...sending}>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("current")} error={fieldError(errors.current?.message)}>
          <PasswordInput {...toggle} {...form.register("current")} />
        </Field>
        <div className="grid gap-2">
          <Field label={t("next")} hint={t("rule")} error={fieldError(errors.next?.message)}>
            <PasswordInput {...toggle} autoComplete="new-password" {...form.register("next")} />
          </Field>
          <StrengthMeter password={next} known={[email, name]} texts={strength} />
        </div>
      </div>
    </CardForm>
  );
}

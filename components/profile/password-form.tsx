"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { changePassword } from "@/lib/profile/actions";
import { ChangePassword } from "@/lib/profile/schema";
import type { Failure } from "@/lib/platform/result";
import { applyFields, useFieldError } from "../ui/form-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { PasswordInput } from "../ui/input";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { StrengthMeter } from "../sign-in/strength-meter";
import { useStrengthTexts } from "./use-strength-texts";

const EMPTY = { current: "", next: "" };

/** Another password, for who knows the one in use. */
export function PasswordForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("profile");
  const text = useFailureText();
  const fieldError = useFieldError();
  const strength = useStrengthTexts();
  const toast = useToast();
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({ resolver: zodResolver(ChangePassword), defaultValues: EMPTY });
  const { errors, isSubmitting } = form.formState;
  const next = useWatch({ control: form.control, name: "next" });
  const save = form.handleSubmit(async (fields) => {
    const result = await attempt(() => changePassword(fields));
    setFailure(result.ok ? null : result.error);
    if (!result.ok) return applyFields(form, ["current", "next"], result.error);
    form.reset(EMPTY);
    toast({ tone: "success", title: t("changed") });
    router.refresh();
  });
  const words = { show: t("show"), hide: t("hide") };
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void save(event)}
      className="grid gap-5 rounded-card border bg-surface p-5"
    >
      {failure && !failure.fields && (
        <Notice tone="danger" role="alert">
          {text(failure)}
        </Notice>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label={t("current")} error={fieldError(errors.current?.message)}>
          <PasswordInput {...words} {...form.register("current")} />
        </Field>
        <div className="grid gap-2">
          <Field label={t("next")} hint={t("rule")} error={fieldError(errors.next?.message)}>
            <PasswordInput {...words} autoComplete="new-password" {...form.register("next")} />
          </Field>
          <StrengthMeter password={next} known={[email, name]} texts={strength} />
        </div>
      </div>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={isSubmitting}>
          {t("change")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { renameSelf } from "@/lib/profile/actions";
import { ProfileFields } from "@/lib/profile/schema";
import type { Failure } from "@/lib/platform/result";
import { applyFields, useFieldError } from "../ui/form-errors";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** One's own name, beside the address that an administrator gave. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("profile");
  const text = useFailureText();
  const fieldError = useFieldError();
  const toast = useToast();
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({ resolver: zodResolver(ProfileFields), defaultValues: { name } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const save = form.handleSubmit(async (fields) => {
    const result = await attempt(() => renameSelf(fields));
    setFailure(result.ok ? null : result.error);
    if (!result.ok) return applyFields(form, ["name"], result.error);
    form.reset(result.data);
    toast({ tone: "success", title: t("saved") });
    // The account menu shows the name, too.
    router.refresh();
  });
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
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={fieldError(errors.name?.message)}>
          <Input autoComplete="name" {...form.register("name")} />
        </Field>
        <Field label={t("email")}>
          <Input readOnly value={email} className="text-ink-muted" />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={isSubmitting} disabled={!isDirty}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

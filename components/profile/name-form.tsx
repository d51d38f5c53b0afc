"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { renameSelf } from "@/lib/profile/actions";
import { ProfileFields } from "@/lib/profile/schema";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { useHydrated } from "../ui/use-hydrated";
import { CardForm } from "./card-form";
import { useActionForm } from "../recent-sign-in/use-action-form";

/** Changes the person's own name; an administrator sets the email. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("profile");
  const fieldError = useFieldError();
  const toast = useToast();
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(ProfileFields), defaultValues: { name } });
  const { errors, isDirty } = form.formState;
  // Text typed before hydration would be lost.
  const readOnly = !useHydrated();
  const sending = useActionForm(form, ["name"], renameSelf, (saved) => {
    form.reset(saved);
    toast({ tone: "success", title: t("saved") });
    // The account menu shows the name too.
    router.refresh();
  });
  return (
    <CardForm submit={t("save")} disabled={!isDirty} {...sending}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("name")} error={fieldError(errors.name?.message)}>
          <Input readOnly={readOnly} autoComplete="name" {...form.register("name")} />
        </Field>
        <Field label={t("email")}>
          <Input readOnly value={email} className="text-ink-muted" />
        </Field>
      </div>
    </CardForm>
  );
}

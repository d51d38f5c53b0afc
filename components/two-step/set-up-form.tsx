"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { confirmTwoSteps } from "@/lib/two-step/actions";
import { ConfirmTwoSteps, type SetUp } from "@/lib/two-step/schema";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { type QrCode, drawQrCode } from "../ui/draw-qr-code";
import { QrImage } from "../ui/qr-image";
import { applyFields, useFieldError } from "../ui/form-errors";
import { CopyButton } from "../ui/copy";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { FailureNotice } from "../ui/failure-notice";
import { useFailureText } from "../ui/use-failure-text";

type SetUpFormProps = {
  /** The form's id, for the button that sends it from outside. */
  id: string;
  setUp: SetUp;
  onPending: (pending: boolean) => void;
  onConfirmed: (codes: string[]) => void;
};

/** The secret as a QR code and as text, and a field for the first code. */
export function SetUpForm({ id, setUp, onPending, onConfirmed }: SetUpFormProps) {
  const t = useTranslations("profile.twoSteps.setUp");
  const text = useFailureText();
  const fieldError = useFieldError();
  const withRecentSignIn = useRecentSignIn();
  const [drawn, setDrawn] = useState<QrCode | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({ resolver: zodResolver(ConfirmTwoSteps), defaultValues: { code: "" } });
  useEffect(() => {
    let shown = true;
    void drawQrCode(setUp.uri).then((code) => shown && setDrawn(code));
    return () => {
      shown = false;
    };
  }, [setUp.uri]);
  const confirm = form.handleSubmit(async (fields) => {
    onPending(true);
    const result = await withRecentSignIn(() => attempt(() => confirmTwoSteps(fields)));
    onPending(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) onConfirmed(result.data.codes);
    else applyFields(form, ["code"], result.error);
  });
  return (
    <form
      id={id}
      method="post"
      noValidate
      onSubmit={(event) => void confirm(event)}
      className="grid gap-4 py-1"
    >
      {failure && !failure.fields && <FailureNotice>{text(failure)}</FailureNotice>}
      <QrImage code={drawn} label={t("image")} />
      <div className="flex items-end gap-2">
        <Field label={t("key")} className="min-w-0 flex-1">
          <Textarea
            readOnly
            rows={2}
            value={setUp.secret.replace(/(.{4})(?=.)/g, "$1 ")}
            onFocus={(event) => event.currentTarget.select()}
            className="min-h-0! resize-none font-mono text-sm! text-ink-muted"
          />
        </Field>
        <CopyButton iconOnly label={t("copyKey")} getText={setUp.secret} done={t("keyCopied")} />
      </div>
      <Field label={t("code")} error={fieldError(form.formState.errors.code?.message)}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
          maxLength={12}
          className="font-mono tracking-widest"
          {...form.register("code")}
        />
      </Field>
    </form>
  );
}

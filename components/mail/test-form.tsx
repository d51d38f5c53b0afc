"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { sendTest } from "@/lib/mail/actions";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useFailureText } from "../ui/use-failure-text";
import { useHydrated } from "../ui/use-hydrated";

/** Sends a test message and shows the server's response. */
export function TestForm() {
  const t = useTranslations("mail");
  const text = useFailureText();
  const fieldError = useFieldError();
  const readOnly = !useHydrated();
  const [email, setEmail] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const [outcome, setOutcome] = useState<string | null>(null);
  async function send(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setOutcome(null);
    const result = await attempt(() => sendTest({ id: newId(), email }));
    setPending(false);
    setError(result.ok ? undefined : result.error.fields?.email);
    if (result.ok) {
      const { state, response } = result.data;
      setOutcome(t("server.tested", { state: t(`states.${state}`), response }));
    } else if (!result.error.fields) setOutcome(text(result.error));
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="grid gap-3">
      <Field label={t("server.to")} error={fieldError(error)}>
        <Input
          type="email"
          readOnly={readOnly}
          value={email}
          onChange={({ target: { value } }) => setEmail(value)}
        />
      </Field>
      <Button type="submit" pending={pending} className="justify-self-start">
        {t("server.test")}
      </Button>
      {outcome && <Notice role="status">{outcome}</Notice>}
    </form>
  );
}

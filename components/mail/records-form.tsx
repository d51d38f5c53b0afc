"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { checkRecords } from "@/lib/mail/actions";
import type { DnsRecord, SenderRecords } from "@/lib/mail/check-records";
import { attempt } from "@/lib/platform/call-action";
import { Fact, Facts } from "../installation/part";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useFailureText } from "../ui/use-failure-text";
import { useHydrated } from "../ui/use-hydrated";

const TONES = { found: "accent", missing: "danger", unanswered: "warning" } as const;

/** Checks the DNS records by which receivers verify the sender. */
export function RecordsForm() {
  const t = useTranslations("mail.records");
  const text = useFailureText();
  const fieldError = useFieldError();
  const readOnly = !useHydrated();
  const [selector, setSelector] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string | null>(null);
  const [records, setRecords] = useState<SenderRecords | null>(null);
  async function check(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    const result = await attempt(() => checkRecords({ selector: selector.trim() }));
    setPending(false);
    setError(result.ok ? undefined : result.error.fields?.selector);
    setProblem(result.ok || result.error.fields ? null : text(result.error));
    if (result.ok) setRecords(result.data);
  }
  const fact = (label: string, record: DnsRecord) => (
    <Fact name={label}>
      <Badge tone={TONES[record.state]}>{t(`states.${record.state}`)}</Badge>
      <span className="block text-sm text-ink-muted">{record.value || record.name}</span>
    </Fact>
  );
  return (
    <form noValidate onSubmit={(event) => void check(event)} className="grid gap-3">
      <Field label={t("selector")} hint={t("hint")} error={fieldError(error)}>
        <Input
          readOnly={readOnly}
          value={selector}
          onChange={({ target: { value } }) => setSelector(value)}
        />
      </Field>
      <Button type="submit" pending={pending} className="justify-self-start">
        {t("check")}
      </Button>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {records && (
        <Facts>
          {fact("SPF", records.spf)}
          {records.dkim && fact("DKIM", records.dkim)}
          {fact("DMARC", records.dmarc)}
        </Facts>
      )}
    </form>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { useMailSender } from "./mail-sender";

/** Says what Foyer will email after a change; nothing where Foyer emails nobody. */
export function MailConsequence({ of }: { of: "time" | "cancellation" }) {
  const t = useTranslations("common.mail");
  const sender = useMailSender();
  return sender === "foyer" && <> {t(of)}</>;
}

"use client";

import { useTranslations } from "use-intl";
import { useMailSender } from "./mail-sender";

/** States what Foyer emails after a change; nothing if Foyer emails nobody. */
export function MailConsequence({ of }: { of: "time" | "cancellation" }) {
  const t = useTranslations("common.mail");
  const sender = useMailSender();
  return sender === "foyer" && <> {t(of)}</>;
}

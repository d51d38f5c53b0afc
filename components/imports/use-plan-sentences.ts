"use client";

import { useTranslations } from "use-intl";
import type { Plan } from "@/lib/imports/preview/types";

/** Returns the plan of an import as sentences, the most important one first. */
export function usePlanSentences(plan: Plan): string[] {
  const t = useTranslations("imports.words");
  const { invite, restore, link, update, revoke, skip, moderators, notified, reachable } = plan;
  const emails = notified === 0 ? "none" : notified === reachable ? "all" : "some";
  const onlyInvites = reachable === invite;
  const sentences = [
    invite > 0 &&
      t("invite", {
        count: invite,
        role: moderators === 0 ? "none" : moderators === invite ? "all" : "some",
        moderators,
        emails: onlyInvites ? emails : "unsaid",
        notified,
      }),
    restore > 0 && t("restore", { count: restore }),
    link > 0 && t("link", { count: link }),
    !onlyInvites && reachable > 0 && t("emails", { emails, notified }),
    update > 0 && t("update", { count: update }),
    revoke > 0 && t("revoke", { count: revoke }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) sentences.push(t("nothing"));
  if (skip > 0) sentences.push(t("skip", { count: skip }));
  return sentences;
}

import { useTranslations } from "use-intl";
import type { PersonalLinkCounts } from "@/lib/personal-links/count";

/** How many opened their personal link, and how many pressed Join; neither means that they attended. */
export function PersonalCounts({ counts }: { counts: PersonalLinkCounts }) {
  const t = useTranslations("participants.link");
  return (
    <p>
      <span aria-hidden="true">· </span>
      {t("opened", { count: counts.opened })}
      <span aria-hidden="true"> · </span>
      {t("joined", { count: counts.joined })}
    </p>
  );
}

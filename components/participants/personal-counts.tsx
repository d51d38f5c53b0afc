import { useTranslations } from "use-intl";
import type { PersonalLinkCounts } from "@/lib/personal-links/count";

/** The number of people who opened their personal link, and who pressed Join. Neither proves that they attended. */
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

import { DoorClosed } from "lucide-react";
import { getTranslations } from "@/lib/i18n/server";
import { routes } from "@/lib/routes";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";

/** What an address without a page shows. */
export async function LostPage() {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={<DoorClosed aria-hidden="true" />}
      title={t("lost.title")}
      text={t("lost.text")}
      action={
        <ButtonLink href={routes.conferences()} variant="primary">
          {t("lost.action")}
        </ButtonLink>
      }
    />
  );
}

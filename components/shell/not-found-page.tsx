import { DoorClosed } from "lucide-react";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";

/** Shown for an address without a page. */
export async function NotFoundPage() {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={<DoorClosed />}
      title={t("lost.title")}
      text={t("lost.text")}
      action={
        <ButtonLink variant="primary" href={routes.conferences()}>
          {t("lost.action")}
        </ButtonLink>
      }
    />
  );
}

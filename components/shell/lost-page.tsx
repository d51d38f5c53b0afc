import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { buttonStyle } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ClosedDoor } from "./closed-door";

/** What an address without a page shows. */
export async function LostPage() {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={<ClosedDoor />}
      title={t("lost.title")}
      text={t("lost.text")}
      action={
        // A plain link: every page carries this one, and would carry the router's link with it.
        <a href={routes.conferences()} className={buttonStyle({ variant: "primary" })}>
          {t("lost.action")}
        </a>
      }
    />
  );
}

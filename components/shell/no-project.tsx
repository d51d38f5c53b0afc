import { Boxes } from "lucide-react";
import { getTranslations } from "@/lib/platform/i18n/server";
import { EmptyState } from "../ui/empty-state";

/** In place of every page, for who may see no project (any more). */
export async function NoProject() {
  const t = await getTranslations("projects");
  return <EmptyState icon={<Boxes />} title={t("none.title")} text={t("none.text")} />;
}

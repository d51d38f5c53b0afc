import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ImportsTable } from "@/components/imports/imports-table";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/page";
import { getTranslations } from "@/lib/i18n/server";
import { listImports } from "@/lib/imports/data";
import { importsQuery } from "@/lib/imports/queries";
import { routes } from "@/lib/routes";

/** The title of the browser's tab. */
export async function generateMetadata() {
  const t = await getTranslations("imports");
  return { title: t("listTitle") };
}

/** Every import, newest first. */
export default async function ImportsPage() {
  await requirePage("support", routes.imports());
  const page = await listImports();
  const client = new QueryClient();
  client.setQueryData(importsQuery().queryKey, { pages: [page], pageParams: [""] });
  const t = await getTranslations("imports");
  return (
    <>
      <PageHeader title={t("listTitle")} subtitle={t("subtitle")} />
      <HydrationBoundary state={dehydrate(client)}>
        <ImportsTable />
      </HydrationBoundary>
    </>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { ImportName } from "@/components/imports/import-name";
import { ProgressScreen } from "@/components/imports/progress-screen";
import { PageHeader } from "@/components/ui/page-header";
import { allows } from "@/lib/access/guard";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { tabTitle } from "@/lib/platform/i18n/server";
import { getImport } from "@/lib/imports/get";
import { listImportRows } from "@/lib/imports/list-rows";
import { importQuery, importRowsQuery } from "@/lib/imports/queries";
import { ImportRowsParams } from "@/lib/imports/schema";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle("imports", (t) => t("listTitle"));

const TEXTS = ["imports", "invitations"] as const;

/** One import: its progress and the outcome of each row. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const staff = await requirePage("support", routes.import(id));
  const state = ImportRowsParams.parse(await searchParams);
  const [progress, page] = await Promise.all([
    readForPage(() => getImport(id)),
    readForPage(() => listImportRows(id, state)),
  ]);
  if (!progress || !page) notFound();
  const client = new QueryClient();
  client.setQueryData(importQuery(id).queryKey, progress);
  client.setQueryData(importRowsQuery(id, state).queryKey, { pages: [page], pageParams: [""] });
  const mayManage = allows(staff.role, "manager");
  return (
    <ScreenTexts of={TEXTS}>
      <HydrationBoundary state={dehydrate(client)}>
        <PageHeader
          title={<ImportName id={id} mayManage={mayManage} />}
          back={{
            href: routes.conference(progress.conferenceCode),
            label: progress.conferenceTitle,
          }}
        />
        <ProgressScreen id={id} mayManage={mayManage} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}

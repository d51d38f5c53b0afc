"use client";

import { useTranslations } from "use-intl";
import { DataTable } from "../data-table/data-table";
import { Toolbar } from "../data-table/toolbar";
import { PageHeader } from "../ui/page-header";
import { Skeleton } from "../ui/skeleton";
import { conferenceColumns } from "./columns";

/** The placeholder of the list while it loads. */
export function ConferencesSkeleton() {
  const t = useTranslations("conferences");
  return (
    <>
      <PageHeader title={t("title")} subtitle={<Skeleton className="my-2.25 w-44" />} />
      <Toolbar>
        <Skeleton className="h-10 w-full rounded-control md:h-9 md:w-80" />
      </Toolbar>
      <DataTable
        loading
        label={t("title")}
        columns={conferenceColumns(t, false)}
        rows={[]}
        rowKey={() => ""}
        actions={() => null}
      />
    </>
  );
}

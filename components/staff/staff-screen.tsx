"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { Settings } from "@/lib/settings/schema";
import { staffQuery } from "@/lib/staff/queries";
import { DataTable } from "../data-table/data-table";
import { ProofProvider } from "../profile/proof-provider";
import { Button } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { staffColumns } from "./columns";
import { RequiredCard } from "./required-card";
import { RowActions } from "./row-actions";
import { type StaffDialog, StaffDialogs } from "./staff-dialogs";

type StaffScreenProps = { ownId: string; settings: Settings; identityProvider: string | null };

/** Everyone who has an account, and what an administrator can do about it. */
export function StaffScreen({ ownId, settings, identityProvider }: StaffScreenProps) {
  const t = useTranslations("staff");
  const client = useQueryClient();
  const { data: staff = [], isPending } = useQuery(staffQuery());
  const [dialog, setDialog] = useState<StaffDialog | null>(null);
  const columns = useMemo(() => staffColumns(t, ownId), [t, ownId]);
  return (
    <ProofProvider identityProvider={identityProvider}>
      <PageHeader
        title={t("title")}
        subtitle={t("text")}
        actions={
          <Button variant="primary" onClick={() => setDialog({ kind: "add" })}>
            <UserPlus aria-hidden="true" />
            {t("add")}
          </Button>
        }
      />
      <DataTable
        label={t("title")}
        columns={columns}
        rows={staff}
        rowKey={({ id }) => id}
        totalRows={staff.length}
        loading={isPending}
        actionsLabel={t("columns.actions")}
        actions={(person) => (
          <RowActions
            person={person}
            onChoose={(kind) => setDialog({ kind, person })}
            onChanged={() => void client.invalidateQueries(staffQuery())}
          />
        )}
      />
      <RequiredCard
        settings={settings}
        owing={staff.some(({ id, twoSteps }) => id === ownId && !twoSteps)}
      />
      <StaffDialogs
        dialog={dialog}
        onChanged={() => void client.invalidateQueries(staffQuery())}
        onLink={(link) => setDialog({ kind: "link", link })}
        onClose={() => setDialog(null)}
      />
    </ProofProvider>
  );
}

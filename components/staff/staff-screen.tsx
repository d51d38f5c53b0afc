"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { Settings } from "@/lib/settings/schema";
import { staffQuery } from "@/lib/staff/queries";
import { staffColumns } from "./columns";
import { ManagedList } from "./managed-list";
import { RequiredCard } from "./required-card";
import { RowActions } from "./row-actions";
import { type StaffDialog, StaffDialogs } from "./staff-dialogs";

type StaffScreenProps = { ownId: string; settings: Settings; identityProvider: string | null };

/** Everyone who has an account, and what an administrator can do about it. */
export function StaffScreen({ ownId, settings, identityProvider }: StaffScreenProps) {
  const t = useTranslations("staff");
  const client = useQueryClient();
  const { data: staff } = useQuery(staffQuery());
  const [dialog, setDialog] = useState<StaffDialog | null>(null);
  const columns = useMemo(() => staffColumns(t, ownId), [t, ownId]);
  const changed = () => void client.invalidateQueries(staffQuery());
  return (
    <ManagedList
      title={t("title")}
      text={t("text")}
      add={{
        label: t("add"),
        icon: <UserPlus aria-hidden="true" />,
        onClick: () => setDialog({ kind: "add" }),
      }}
      columns={columns}
      rows={staff}
      actionsLabel={t("columns.actions")}
      actions={(person) => (
        <RowActions
          person={person}
          onChoose={(kind) => setDialog({ kind, person })}
          onChanged={changed}
        />
      )}
      identityProvider={identityProvider}
    >
      <RequiredCard
        settings={settings}
        owing={staff?.some(({ id, twoSteps }) => id === ownId && !twoSteps) ?? false}
      />
      <StaffDialogs
        dialog={dialog}
        onChanged={changed}
        onLink={(link) => setDialog({ kind: "link", link })}
        onClose={() => setDialog(null)}
      />
    </ManagedList>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Settings } from "@/lib/settings/schema";
import { staffQuery } from "@/lib/staff/queries";
import { Notice } from "../ui/notice";
import { staffColumns } from "./columns";
import { ManagedList } from "./managed-list";
import { PolicyCard } from "./policy-card";
import { RowActions } from "./row-actions";
import { type StaffDialog, StaffDialogs } from "./staff-dialogs";

type StaffScreenProps = {
  ownId: string;
  settings: Settings;
  identityProvider: string | null;
  /** Whether a proxy is in front that FOYER_TRUSTED_PROXIES does not count. */
  untrustedProxy: boolean;
};

/** The list of accounts and its actions. */
export function StaffScreen({
  ownId,
  settings,
  identityProvider,
  untrustedProxy,
}: StaffScreenProps) {
  const t = useTranslations("staff");
  const format = useFormatter();
  const client = useQueryClient();
  const { data: staff } = useQuery(staffQuery());
  const [dialog, setDialog] = useState<StaffDialog | null>(null);
  const columns = useMemo(
    () => staffColumns(t, ownId, (at) => format.dateTime(at, { timeStyle: "short" })),
    [t, ownId, format],
  );
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
      {untrustedProxy && (
        <Notice tone="warning" role="status" title={t("proxy.title")} className="mt-8 max-w-2xl">
          {t("proxy.text")}
        </Notice>
      )}
      <PolicyCard settings={settings} />
      <StaffDialogs
        dialog={dialog}
        onChanged={changed}
        onLink={(link) => setDialog({ kind: "link", link })}
        onClose={() => setDialog(null)}
      />
    </ManagedList>
  );
}

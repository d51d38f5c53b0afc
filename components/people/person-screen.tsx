"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, Mail } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { personQuery } from "@/lib/people/queries";
import type { Membership } from "@/lib/people/types";
import { routes } from "@/lib/platform/routes";
import { DataTable } from "../data-table/data-table";
import { useRefetchInterval } from "../live/live-state";
import { nameOf } from "@/lib/participants/display-name";
import { type RosterDialog, RosterDialogs } from "../participants/roster-dialogs";
import { useLinkTools } from "../links/use-link-tools";
import { Button } from "../ui/button";
import { useCopy } from "../ui/copy";
import { lazyDialog } from "../ui/lazy";
import { HeaderLabel, PageHeader } from "../ui/page-header";
import { personColumns } from "./person-columns";
import { MembershipActions } from "./membership-actions";

const RevokeAllDialog = lazyDialog(() =>
  import("./revoke-all-dialog").then((file) => file.RevokeAllDialog),
);

/** Poll interval while access is being revoked (ms). */
const POLL_MS = 2_000;

type PersonScreenProps = {
  address: string;
  /** Buttons that export or erase the person's data. */
  personalData: ReactNode;
};

/** A person with all their conferences: role, link, state and actions. */
export function PersonScreen({ address, personalData }: PersonScreenProps) {
  const t = useTranslations("people");
  const copy = useCopy();
  const again = useRefetchInterval();
  const { data: person } = useQuery({
    ...personQuery(address),
    refetchInterval: (query) =>
      query.state.data?.memberships.some(({ status }) => status === "revoking")
        ? POLL_MS
        : again(query),
  });
  const [open, setOpen] = useState<{ membership: Membership; dialog: RosterDialog } | null>(null);
  const [revoking, setRevoking] = useState<readonly Membership[] | null>(null);
  const links = useLinkTools();
  const columns = useMemo(
    () =>
      personColumns(
        {
          columns: {
            conference: t("columns.conference"),
            status: t("columns.status"),
            role: t("columns.role"),
            added: t("columns.added"),
            link: t("columns.link"),
          },
          moderator: t("moderator"),
          elsewhere: (project) => t("person.elsewhere", { project }),
        },
        links,
        (membership) => setOpen({ membership, dialog: { kind: "link", row: membership } }),
      ),
    [t, links],
  );
  if (!person) return null;
  const name = nameOf(person);
  const active = person.memberships.filter(({ status }) => status === "active");
  return (
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {person.name && <span className="break-all">{person.email} · </span>}
            {t("person.count", { count: person.count })}
          </>
        }
        back={{ href: routes.people(), label: t("title") }}
        actions={
          <>
            <Button
              onClick={() =>
                void copy(person.email, t("person.copiedEmail", { email: person.email }))
              }
            >
              <Mail aria-hidden="true" />
              <HeaderLabel>{t("person.copyEmail")}</HeaderLabel>
            </Button>
            {personalData}
            {active.length > 0 && (
              <Button variant="danger-ghost" onClick={() => setRevoking(active)}>
                <Ban aria-hidden="true" />
                <HeaderLabel>{t("person.revokeAll")}</HeaderLabel>
              </Button>
            )}
          </>
        }
      />
      <DataTable
        label={t("person.conferences", { name })}
        columns={columns}
        rows={person.memberships}
        rowKey={(membership) => `${membership.projectId}/${membership.code}`}
        actionsLabel={t("columns.actions")}
        actions={(membership) => (
          <MembershipActions
            label={t("columns.actions")}
            membership={membership}
            onDialog={(dialog) => setOpen({ membership, dialog })}
          />
        )}
        footer={
          person.count > person.memberships.length &&
          t("person.some", { shown: person.memberships.length, count: person.count })
        }
      />
      {open && (
        <RosterDialogs
          conferenceCode={open.membership.conferenceCode}
          title={open.membership.conference}
          dialog={open.dialog}
          onClose={() => setOpen(null)}
          onRevoked={() => setOpen(null)}
        />
      )}
      {revoking && (
        <RevokeAllDialog name={name} memberships={revoking} onClose={() => setRevoking(null)} />
      )}
    </>
  );
}

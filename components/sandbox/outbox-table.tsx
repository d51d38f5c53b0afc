"use client";

import { Inbox } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { copyOutboxLink } from "@/lib/sandbox-outbox/actions";
import type { OutboxMessage } from "@/lib/sandbox-outbox/schema";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";
import { RowLink } from "../data-table/row-controls";
import { CopyButton } from "../ui/copy";
import { EmptyState } from "../ui/empty-state";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** The emails that the sandbox stored, newest first. Links are fetched when their button is clicked. */
export function OutboxTable({ messages }: { messages: readonly OutboxMessage[] }) {
  const t = useTranslations("sandbox");
  const text = useFailureText();
  const toast = useToast();
  const columns = useMemo<Column<OutboxMessage>[]>(() => {
    async function link(id: string) {
      const result = await attempt(() => copyOutboxLink({ id }));
      if (result.ok) return result.data.link;
      toast({ tone: "danger", title: text(result.error) });
      return null;
    }
    return [
      {
        id: "to",
        header: t("columns.to"),
        phone: "primary",
        cell: ({ to, name, conferenceCode }) => (
          <>
            <RowLink href={routes.conference(conferenceCode)}>{name || to}</RowLink>
            {name && <span className="block truncate text-sm text-ink-muted">{to}</span>}
          </>
        ),
      },
      {
        id: "conference",
        header: t("columns.conference"),
        cell: ({ conferenceTitle }) => (
          <span className="block truncate text-ink-muted">{conferenceTitle}</span>
        ),
      },
      {
        id: "at",
        header: t("columns.at"),
        width: "md:w-44",
        cell: ({ at }) => (
          <span className="text-ink-muted">
            <TimeAgo at={at} />
          </span>
        ),
      },
      {
        id: "link",
        header: t("columns.link"),
        width: "md:w-48",
        interactive: true,
        cell: ({ id, to }) => (
          <CopyButton
            size="sm"
            label={t("copy")}
            getText={() => link(id)}
            done={t("copied", { email: to })}
          />
        ),
      },
    ];
  }, [t, text, toast]);
  return (
    <DataTable
      label={t("messages")}
      columns={columns}
      rows={messages}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={<Inbox />} title={t("empty.title")} text={t("empty.text")} />}
    />
  );
}

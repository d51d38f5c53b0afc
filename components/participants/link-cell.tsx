"use client";

import type { RosterRow } from "@/lib/participants/types";
import { RowButton } from "../data-table/row-controls";
import { isExpired, LinkState } from "../links/link-state";
import { nameOf } from "@/lib/participants/display-name";
import type { LinkTools } from "../links/use-link-tools";

type LinkCellProps = { row: RosterRow; tools: LinkTools; onNewLink: () => void };

/** A participant's link: its expiry, and a button to copy or create it. */
export function LinkCell({ row, tools, onNewLink }: LinkCellProps) {
  const { t, now, copy, copyLink } = tools;
  if (row.status !== "active") return <span className="text-ink-faint">—</span>;
  const usable = row.link !== null && !isExpired(row.link, now);
  return (
    <>
      <LinkState link={row.link} tools={tools} />
      {usable ? (
        <RowButton
          onPress={() => copy(() => copyLink(row.code), t("copied", { name: nameOf(row) }))}
        >
          {t("copy")}
        </RowButton>
      ) : (
        <RowButton onPress={onNewLink}>{t("new")}</RowButton>
      )}
    </>
  );
}

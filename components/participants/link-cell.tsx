"use client";

import { Link2 } from "lucide-react";
import type { RosterRow } from "@/lib/participants/types";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";
import { isExpired, LinkState } from "../links/link-state";
import { nameOf } from "@/lib/participants/display-name";
import type { LinkTools } from "../links/use-link-tools";

type LinkCellProps = { row: RosterRow; tools: LinkTools; onNewLink: () => void };

/** A participant's link: its expiry, and a button to copy or create it. */
export function LinkCell({ row, tools, onNewLink }: LinkCellProps) {
  const { t, now, copyLink } = tools;
  if (row.status !== "active") return <span className="text-ink-faint">—</span>;
  const usable = row.link !== null && !isExpired(row.link, now);
  return (
    <span className="flex min-w-0 items-center gap-3 md:justify-between @max-[46rem]:md:justify-end @max-[46rem]:md:flex-wrap @max-[46rem]:md:gap-x-3 @max-[46rem]:md:gap-y-0">
      <LinkState link={row.link} tools={tools} />
      {usable ? (
        <CopyButton
          size="sm"
          label={t("copy")}
          getText={() => copyLink(row.code)}
          done={t("copied", { name: nameOf(row) })}
        />
      ) : (
        <Button size="sm" variant="ghost" onClick={onNewLink}>
          <Link2 aria-hidden="true" />
          {t("new")}
        </Button>
      )}
    </span>
  );
}

"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/types";
import type { Column } from "../data-table/column";
import type { LinkTools } from "../links/use-link-tools";
import { rosterColumns } from "./columns";
import { useSetModerator } from "./use-set-moderator";

/** Returns the columns of a roster, memoized. */
export function useRosterColumns(
  conferenceCode: string,
  links: LinkTools,
  onNewLink: (row: RosterRow) => void,
  onOpen: (row: RosterRow) => void,
  onIntent: (row: RosterRow) => void,
): readonly Column<RosterRow>[] {
  const t = useTranslations("participants");
  const setModerator = useSetModerator(conferenceCode);
  return useMemo(
    () =>
      rosterColumns(
        {
          columns: {
            name: t("columns.name"),
            email: t("columns.email"),
            role: t("columns.role"),
            added: t("columns.added"),
            link: t("columns.link"),
          },
          moderator: t("moderator"),
          revoked: t("revoked"),
          revoking: t("revoking"),
        },
        links,
        setModerator,
        onNewLink,
        onOpen,
        onIntent,
      ),
    [t, links, setModerator, onNewLink, onOpen, onIntent],
  );
}

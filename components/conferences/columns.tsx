import { Pin } from "lucide-react";
import type { useTranslations } from "use-intl";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { RowLink } from "../data-table/row-controls";
import { ExternalChangeNote } from "../sync/external-change-note";
import { Countdown, When } from "./when";

type Words = ReturnType<typeof useTranslations<"conferences">>;

/** The columns of the list of conferences. A list in which no conference has a time needs no "When". */
export function conferenceColumns(t: Words, dated: boolean): readonly Column<ConferenceRow>[] {
  const columns: readonly Column<ConferenceRow>[] = [
    {
      id: "title",
      header: t("columns.title"),
      sortable: true,
      phone: "primary",
      // The description takes the remaining width.
      width: "md:w-[34%] md:grow md:@min-[58rem]:grow-0",
      cell: ({ code, title, description, outside, pinned }) => (
        <span className="block min-w-0 leading-tight">
          <RowLink href={routes.conference(code)}>{title.trim() || t("untitled")}</RowLink>
          {pinned && (
            <Pin
              role="img"
              aria-label={t("pinned")}
              className="ml-1.5 inline size-3.5 text-accent-text"
            />
          )}
          {outside ? (
            <ExternalChangeNote mark={outside} />
          ) : (
            description && (
              <span className="block truncate text-sm text-ink-muted @min-[58rem]:hidden">
                {description}
              </span>
            )
          )}
        </span>
      ),
    },
    {
      id: "starts",
      header: t("columns.starts"),
      sortable: true,
      width: "md:w-56",
      cell: (row) =>
        row.startsAt !== null && (
          <span className="block min-w-0 leading-tight">
            <When time={row} />
            <span className="block truncate text-sm text-ink-muted">
              <Countdown time={row} />
            </span>
          </span>
        ),
    },
    {
      id: "description",
      header: t("columns.description"),
      priority: 3,
      phone: "hide",
      cell: ({ description }) =>
        description && <span className="block truncate text-ink-muted">{description}</span>,
    },
    {
      id: "participants",
      header: t("columns.participants"),
      sortable: true,
      descendingFirst: true,
      align: "end",
      width: "md:w-36",
      cell: ({ participants }) => (
        <>
          <span className="tabular-nums max-md:hidden">
            {participants ?? (
              <>
                <span aria-hidden="true" className="text-ink-faint">
                  –
                </span>
                <span className="sr-only">{t("notCounted")}</span>
              </>
            )}
          </span>
          <span className="md:hidden">
            {participants === null ? t("notCounted") : t("participants", { count: participants })}
          </span>
        </>
      ),
    },
  ];
  return dated ? columns : columns.filter(({ id }) => id !== "starts");
}

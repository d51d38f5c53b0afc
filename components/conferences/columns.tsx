import type { useTranslations } from "use-intl";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { RowLink } from "../data-table/row-controls";
import { OutsideNote } from "../sync/outside-note";

type Words = ReturnType<typeof useTranslations<"conferences">>;

/** The columns of the list of conferences. */
export function conferenceColumns(t: Words): readonly Column<ConferenceRow>[] {
  return [
    {
      id: "title",
      header: t("columns.title"),
      sortable: true,
      phone: "primary",
      className: "w-[40%]",
      cell: ({ code, title, outside }) => (
        <span className="block min-w-0 leading-tight">
          <RowLink href={routes.conference(code)}>{title.trim() || t("untitled")}</RowLink>
          {outside && <OutsideNote mark={outside} />}
        </span>
      ),
    },
    {
      id: "description",
      header: t("columns.description"),
      cell: ({ description }) =>
        description && <span className="block truncate text-ink-muted">{description}</span>,
    },
    {
      id: "participants",
      header: t("columns.participants"),
      sortable: true,
      descendingFirst: true,
      align: "end",
      className: "w-36",
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
}

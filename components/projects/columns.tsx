import clsx from "clsx";
import type { useTranslations } from "use-intl";
import type { ProjectRow } from "@/lib/projects/types";
import type { Column } from "../data-table/column";
import { Badge } from "../ui/badge";
import { TimeAgo } from "../ui/time-ago";

/** The columns of the list of projects. */
export function projectColumns(
  t: ReturnType<typeof useTranslations<"projects">>,
): Column<ProjectRow>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
      phone: "primary",
      cell: ({ name, kind, closed, problem }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className={clsx("truncate font-medium", closed && "text-ink-faint")}>{name}</span>
          {kind === "environment" && <Badge>{t("kinds.environment")}</Badge>}
          {kind === "sandbox" && name !== t("kinds.sandbox") && (
            <Badge tone="warning">{t("kinds.sandbox")}</Badge>
          )}
          {closed && <Badge tone="danger">{t("closed")}</Badge>}
          {problem !== null && <Badge tone="danger">{t("problem")}</Badge>}
        </span>
      ),
    },
    {
      id: "key",
      header: t("columns.key"),
      width: "md:w-36",
      cell: ({ keyTail }) =>
        keyTail === null ? (
          <span className="text-ink-faint">{t("noKey")}</span>
        ) : (
          <span className="font-mono text-sm">
            <span aria-hidden="true" className="text-ink-faint">
              ••••
            </span>
            <span className="sr-only">{t("endsIn", { tail: "" })}</span>
            {keyTail}
          </span>
        ),
    },
    {
      id: "conferences",
      header: t("columns.conferences"),
      align: "end",
      // Space between the right-aligned number and the date.
      width: "md:w-44 md:pr-9",
      priority: 2,
      phone: "hide",
      cell: ({ conferences }) => <span className="tabular-nums">{conferences}</span>,
    },
    {
      id: "createdAt",
      header: t("columns.createdAt"),
      width: "md:w-40",
      priority: 3,
      phone: "hide",
      cell: ({ createdAt }) => (
        <span className="text-sm text-ink-muted">
          <TimeAgo at={createdAt} past />
        </span>
      ),
    },
  ];
}

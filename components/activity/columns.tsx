import { ArrowDownToLine, Cog } from "lucide-react";
import type { useTranslations } from "use-intl";
import { isExternal } from "@/lib/activity/types";
import type { ActivityRow } from "@/lib/activity/types";
import { routes } from "@/lib/platform/routes";
import type { Column } from "../data-table/column";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Link } from "../ui/link";
import { TimeAgo } from "../ui/time-ago";
import { Changes } from "./changes";
import { sentenceOf } from "./sentence";

const TONES = {
  planned: "neutral",
  refused: "warning",
  failed: "danger",
  unknown: "warning",
} as const;

/** The columns of the activity: what happened as a sentence, how it ended, and when. */
export function activityColumns(
  t: ReturnType<typeof useTranslations<"activity">>,
  reasonOf: (row: ActivityRow) => string | null,
): Column<ActivityRow>[] {
  return [
    {
      id: "what",
      header: t("columns.what"),
      phone: "primary",
      cell: (row) => (
        <div className="flex min-w-0 items-start gap-3 py-1.5">
          {row.staffName ? (
            <Avatar name={row.staffName} email={row.staffId ?? row.staffName} />
          ) : (
            <span aria-hidden="true" className="avatar bg-sunken! text-ink-muted!">
              {isExternal(row.action) ? (
                <ArrowDownToLine className="size-4" />
              ) : (
                <Cog className="size-4" />
              )}
            </span>
          )}
          <div className="min-w-0 flex-1 pt-1.25 text-pretty break-words">
            <p>{sentenceOf(row, t)}</p>
            <Reason text={reasonOf(row)} />
            <Changes changes={row.changes} />
            {row.action === "conference.delete" && row.outcome === "done" && (
              <Link href={routes.deletedConferences()} className="text-sm text-accent-text">
                {t("restore")}
              </Link>
            )}
          </div>
        </div>
      ),
    },
    {
      id: "outcome",
      header: t("columns.outcome"),
      width: "md:w-32",
      cell: ({ outcome }) =>
        // A successful action has no badge.
        outcome === "done" ? (
          <span className="text-ink-faint max-md:hidden">{t("outcomes.done")}</span>
        ) : (
          <span className="max-md:pl-11">
            <Badge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
          </span>
        ),
    },
    {
      id: "at",
      header: t("columns.at"),
      width: "md:w-36",
      cell: ({ at }) => (
        <span className="text-sm whitespace-nowrap text-ink-muted max-md:pl-11">
          <TimeAgo at={at} past />
        </span>
      ),
    },
  ];
}

function Reason({ text }: { text: string | null }) {
  return text && <p className="text-sm text-pretty text-ink-muted">{text}</p>;
}

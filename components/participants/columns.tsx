import type { Column } from "../data-table/column";
import { OutsideNote } from "../sync/outside-note";
import { Badge } from "../ui/badge";
import { LinkCell } from "./link-cell";
import { ModeratorSwitch } from "./moderator-switch";
import type { LinkTools } from "../links/use-link-tools";
import type { RosterRow } from "@/lib/participants/types";

type Words = {
  columns: Record<"name" | "email" | "role" | "added" | "link", string>;
  nameless: string;
  moderator: string;
  participant: string;
  revoked: string;
  revoking: string;
};

/** The columns of a roster. */
export function rosterColumns(
  words: Words,
  links: LinkTools,
  setModerator: (row: RosterRow, moderator: boolean) => Promise<void>,
  onNewLink: (row: RosterRow) => void,
): Column<RosterRow>[] {
  return [
    {
      id: "name",
      header: words.columns.name,
      sortable: true,
      phone: "primary",
      cell: (row) => (
        <>
          <span id={nameId(row)} className="flex min-w-0 items-center gap-2 leading-tight">
            <span className={row.name ? "truncate font-medium" : "truncate text-ink-faint"}>
              {row.name || words.nameless}
            </span>
            {row.status === "revoked" && <Badge tone="danger">{words.revoked}</Badge>}
            {row.status === "revoking" && <Badge tone="warning">{words.revoking}</Badge>}
          </span>
          {row.outside && <OutsideNote mark={row.outside} />}
        </>
      ),
    },
    {
      id: "email",
      header: words.columns.email,
      sortable: true,
      cell: (row) => (
        <span className="block truncate text-ink-muted" title={row.email}>
          {row.email}
        </span>
      ),
    },
    {
      id: "role",
      header: words.columns.role,
      sortable: true,
      className: "md:w-36",
      cell: (row) => (
        <span className="flex items-center gap-2.5">
          {row.status === "active" && (
            <ModeratorSwitch
              label={words.moderator}
              row={row}
              describedBy={nameId(row)}
              onChange={setModerator}
            />
          )}
          <span className={row.moderator ? "font-medium text-accent-text" : "text-ink-faint"}>
            {row.moderator ? words.moderator : words.participant}
          </span>
        </span>
      ),
    },
    {
      id: "added",
      header: words.columns.added,
      sortable: true,
      descendingFirst: true,
      className: "md:w-43 max-xl:hidden",
      phone: "hide",
      cell: (row) => (
        <span className="text-sm whitespace-nowrap text-ink-muted tabular-nums">{row.added}</span>
      ),
    },
    {
      id: "link",
      header: words.columns.link,
      className: "md:w-64",
      cell: (row) => <LinkCell row={row} tools={links} onNewLink={() => onNewLink(row)} />,
    },
  ];
}

function nameId({ code }: RosterRow): string {
  return `participant-${code}`;
}

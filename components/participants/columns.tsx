import type { Column } from "../data-table/column";
import { BoomstreamDate } from "../sync/boomstream-date";
import { ExternalChangeNote } from "../sync/external-change-note";
import { PersonLines } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { LinkCell } from "./link-cell";
import { ModeratorSwitch } from "./moderator-switch";
import type { LinkTools } from "../links/use-link-tools";
import type { RosterRow } from "@/lib/participants/types";

type Words = {
  columns: Record<"name" | "email" | "role" | "added" | "link", string>;
  moderator: string;
  revoked: string;
  revoking: string;
};

/** The columns of a roster. */
export function rosterColumns(
  words: Words,
  links: LinkTools,
  setModerator: (row: RosterRow, moderator: boolean) => Promise<void>,
  onNewLink: (row: RosterRow) => void,
  onOpen: (row: RosterRow) => void,
  /** Called when the row gets hover or focus, to prefetch its panel. */
  onIntent: (row: RosterRow) => void,
): Column<RosterRow>[] {
  return [
    {
      id: "name",
      header: words.columns.name,
      sortable: true,
      phone: "primary",
      alsoSorts: { id: "email", header: words.columns.email },
      cell: (row) => (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => onOpen(row)}
          onPointerEnter={() => onIntent(row)}
          onFocus={() => onIntent(row)}
          className="row-opener person"
        >
          <PersonLines
            id={nameId(row)}
            name={row.name}
            email={row.email}
            badges={
              row.status !== "active" && (
                <Badge tone={row.status === "revoked" ? "danger" : "warning"}>
                  {words[row.status]}
                </Badge>
              )
            }
            note={row.outside && <ExternalChangeNote mark={row.outside} />}
          />
        </button>
      ),
    },
    {
      id: "role",
      interactive: true,
      header: words.columns.role,
      sortable: true,
      width: "md:w-40",
      phone: "start",
      cell: (row) => (
        <>
          {row.status === "active" && (
            <ModeratorSwitch
              label={words.moderator}
              row={row}
              describedBy={nameId(row)}
              onChange={setModerator}
            />
          )}
          {/** For participants, the switch is enough. */}
          {row.moderator && <span className="row-role">{words.moderator}</span>}
        </>
      ),
    },
    {
      id: "added",
      header: words.columns.added,
      sortable: true,
      descendingFirst: true,
      width: "md:w-32",
      priority: 3,
      phone: "hide",
      cell: (row) => <BoomstreamDate value={row.added} />,
    },
    {
      id: "link",
      interactive: true,
      header: words.columns.link,
      width: "md:w-36 @min-[46rem]:w-64 @min-[52rem]:w-76",
      phone: "end",
      cellClass: "link-cell",
      cell: (row) => <LinkCell row={row} tools={links} onNewLink={() => onNewLink(row)} />,
    },
  ];
}

function nameId({ code }: RosterRow): string {
  return `participant-${code}`;
}

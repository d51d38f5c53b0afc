import type { Project } from "@/lib/connection/project";
import type { RosterRow } from "@/lib/mirror/roster-row";

/**
 * Returns roster rows as they are shown where the project uses personal links: everyone with access has
 * a link that does not expire. Elsewhere returns the rows unchanged.
 */
export function withPersonalLinks<Row extends RosterRow>(
  { personalLinks }: Pick<Project, "personalLinks">,
  rows: Row[],
): Row[] {
  if (!personalLinks) return rows;
  return rows.map((row) =>
    row.status === "active" ? { ...row, link: { expiresAt: null, personal: true } } : row,
  );
}

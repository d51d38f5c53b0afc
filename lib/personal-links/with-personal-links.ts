import type { Project } from "@/lib/connection/project";
import type { RosterRow } from "@/lib/mirror/roster-row";

/**
 * Sets the link of roster rows to the personal one: everyone with access has a link without expiry. Returns
 * the rows unchanged if the project does not use personal links.
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

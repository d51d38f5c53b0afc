import type { Planned } from "./plan";
import { type Filter, FILTERS } from "./preview-types";

/** The rows that each filter lets through, sorted out once for all of them. */
export class Filtered {
  readonly #rows: Readonly<Record<Filter, Planned[]>>;

  constructor(planned: readonly Planned[]) {
    this.#rows = {
      all: [...planned],
      valid: [],
      warned: [],
      refused: [],
      removed: [],
      new: [],
      roster: [],
      revoked: [],
      changed: [],
      missing: [],
    };
    for (const row of planned) for (const filter of filtersOf(row)) this.#rows[filter].push(row);
  }

  rows(filter: Filter): readonly Planned[] {
    return this.#rows[filter];
  }

  /** How many each filter lets through. */
  counts(): Record<Filter, number> {
    const counts = { ...NONE };
    for (const filter of FILTERS) counts[filter] = this.#rows[filter].length;
    return counts;
  }
}

const NONE: Record<Filter, number> = {
  all: 0,
  valid: 0,
  warned: 0,
  refused: 0,
  removed: 0,
  new: 0,
  roster: 0,
  revoked: 0,
  changed: 0,
  missing: 0,
};

function filtersOf({ verdict, relation }: Planned): Filter[] {
  const sound = verdict !== "refused" && verdict !== "removed";
  if (relation === "new") return sound ? [verdict, "new"] : [verdict];
  if (relation === "same") return [verdict, "roster"];
  if (relation === "changed") return [verdict, "roster", "changed"];
  return [verdict, relation];
}

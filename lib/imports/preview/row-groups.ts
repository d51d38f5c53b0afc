import type { Planned } from "./plan-rows";
import { type Filter, FILTERS } from "./types";

/** The rows of each filter: problems first, then skipped rows, then the others, in source order. */
export class RowGroups {
  readonly #rows = new Map<Filter, Planned[]>(FILTERS.map((filter) => [filter, []]));
  readonly #problems = new Map<Filter, number>();

  constructor(planned: readonly Planned[]) {
    const groups: [Planned[], Planned[], Planned[]] = [[], [], []];
    for (const row of planned) groups[row.problem ? 0 : row.state === "skipped" ? 1 : 2].push(row);
    for (const group of groups) {
      for (const row of group) {
        for (const filter of filtersOf(row)) {
          this.#rows.get(filter)?.push(row);
          if (row.problem) this.#problems.set(filter, (this.#problems.get(filter) ?? 0) + 1);
        }
      }
    }
  }

  rows(filter: Filter): readonly Planned[] {
    return this.#rows.get(filter) ?? [];
  }

  /** Returns the number of rows of each filter. */
  counts(): Record<Filter, number> {
    return perFilter((filter) => this.rows(filter).length);
  }

  /** Returns the number of problems of each filter. */
  problems(): Record<Filter, number> {
    return perFilter((filter) => this.#problems.get(filter) ?? 0);
  }
}

function perFilter(count: (filter: Filter) => number): Record<Filter, number> {
  return {
    all: count("all"),
    check: count("check"),
    skipped: count("skipped"),
    ready: count("ready"),
    new: count("new"),
    roster: count("roster"),
    revoked: count("revoked"),
    changed: count("changed"),
    missing: count("missing"),
  };
}

function filtersOf({ state, relation }: Planned): Filter[] {
  if (state === "skipped" || state === "removed") return ["all", "skipped"];
  const filters: Filter[] = ["all"];
  if (state === "check") filters.push("check");
  if (relation === "new") filters.push(...(state === "ready" ? ["ready" as const] : []), "new");
  else if (relation === "same") filters.push("roster");
  else if (relation === "changed") filters.push("roster", "changed");
  else filters.push(relation);
  return filters;
}

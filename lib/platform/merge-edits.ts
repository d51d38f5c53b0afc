type Fields = Record<string, string>;

/** The values to send for an edit, and the fields with a conflict. */
export type Merged<F extends Fields> = { change: Partial<F>; differing: (keyof F)[] };

/**
 * Merges an edit with the current values. A field that only one side changed since the form was
 * loaded keeps that change; one that both changed differently is a conflict. Ignores white space at
 * the ends, which forms trim.
 */
export function mergeEdits<F extends Fields>(loaded: F, mine: F, now: F): Merged<F> {
  const merged: Merged<F> = { change: {}, differing: [] };
  for (const field of fieldsOf(mine)) {
    const same = (one: F, other: F) => one[field]?.trim() === other[field]?.trim();
    if (same(mine, loaded) || same(mine, now)) continue;
    if (same(now, loaded)) merged.change[field] = mine[field];
    else merged.differing.push(field);
  }
  return merged;
}

/**
 * Returns the values to send after a person chose `mine` or `now` for the conflicts; other fields
 * keep the side that changed them.
 */
export function resolveConflicts<F extends Fields>(
  { loaded, mine, now }: { loaded: F; mine: F; now: F },
  choice: "mine" | "now",
): F {
  const { change, differing } = mergeEdits(loaded, mine, now);
  const chosen = { ...now, ...change };
  if (choice === "mine") for (const field of differing) chosen[field] = mine[field];
  return chosen;
}

function fieldsOf<F extends Fields>(fields: F): (keyof F)[] {
  return Object.keys(fields);
}

type Fields = Record<string, string>;

/** What has to be sent for an edit to be in, and what two people want different things of. */
export type Merged<F extends Fields> = { change: Partial<F>; differing: (keyof F)[] };

/**
 * Lays an edit over what there is now. A field that only one side changed since the form was loaded
 * is that side's; one that both changed, and not to the same, is for a person to decide. Spaces at
 * the ends are no change: forms trim them.
 */
export function merge<F extends Fields>(loaded: F, mine: F, now: F): Merged<F> {
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
 * The values to send after a person has chosen: `mine` or `now` for what differs; elsewhere what
 * each side changed alone.
 */
export function settled<F extends Fields>(
  { loaded, mine, now }: { loaded: F; mine: F; now: F },
  choice: "mine" | "now",
): F {
  const { change, differing } = merge(loaded, mine, now);
  const chosen = { ...now, ...change };
  if (choice === "mine") for (const field of differing) chosen[field] = mine[field];
  return chosen;
}

function fieldsOf<F extends Fields>(fields: F): (keyof F)[] {
  return Object.keys(fields);
}

export type SeededRandom = {
  below: (limit: number) => number;
  of: <T>(list: readonly T[], otherwise: T) => T;
};

/** Returns a random generator; the same seed produces the same corruptions. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0 || 1;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(limit, 1);
  };
  return { below, of: (list, otherwise) => list[below(list.length)] ?? otherwise };
}

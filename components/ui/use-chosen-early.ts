import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * For the `ref` of a select or an input that acts at once: what was chosen or typed in it before
 * the page came to life is carried out as soon as it does, instead of being lost.
 */
export function useChosenEarly<E extends HTMLSelectElement | HTMLInputElement>(
  value: string,
  take: (chosen: string) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const early = useEffectEvent(() => {
    const chosen = ref.current?.value ?? value;
    return chosen === value ? null : chosen;
  });
  const carryOut = useEffectEvent(take);
  useEffect(() => {
    const chosen = early();
    if (chosen === null) return;
    // The router, which keeps the address, comes to life in the same breath but after this.
    const timer = setTimeout(() => carryOut(chosen));
    return () => clearTimeout(timer);
  }, []);
  return ref;
}

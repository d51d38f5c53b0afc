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
  const carryOut = useEffectEvent(take);
  const usual = useRef(value);
  useEffect(() => {
    const chosen = ref.current?.value ?? usual.current;
    if (chosen !== usual.current) carryOut(chosen);
  }, []);
  return ref;
}

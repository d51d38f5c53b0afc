import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * Returns a ref for a select or an input. Applies a value that was chosen or typed before hydration, which would
 * otherwise be lost.
 */
export function useEarlyInput<E extends HTMLSelectElement | HTMLInputElement>(
  value: string,
  onChange: (value: string) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const apply = useEffectEvent(onChange);
  const rendered = useRef(value);
  useEffect(() => {
    const current = ref.current?.value ?? rendered.current;
    if (current !== rendered.current) apply(current);
  }, []);
  return ref;
}

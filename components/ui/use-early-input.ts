import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * Returns a ref for a select or an input. A value chosen or typed before hydration is applied right
 * after it, instead of being lost.
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

import { fold } from "@/lib/platform/normalize";
import { otherLayout } from "@/lib/platform/keyboard-layout";

/** Returns true if a label contains every typed word, in this keyboard layout or the other. */
export function matchesTyped(label: string, typed: string): boolean {
  const text = fold(label);
  return [typed, otherLayout(typed)].some((variant) =>
    fold(variant)
      .split(" ")
      .every((word) => text.includes(word)),
  );
}

import { fold } from "@/lib/platform/normalize";
import { otherLayout } from "@/lib/platform/keyboard-layout";

/** Whether a label has every word typed, in this keyboard layout or in the other one. */
export function matchesTyped(label: string, typed: string): boolean {
  const text = fold(label);
  return [typed, otherLayout(typed)].some((wording) =>
    fold(wording)
      .split(" ")
      .every((word) => text.includes(word)),
  );
}

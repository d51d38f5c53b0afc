"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import { type Strength, strengthOf } from "@/lib/profile/strength";

/** The meter's texts; the page of a first password loads no dictionary. */
export type StrengthTexts = { label: string; levels: Record<Strength, string> };

type StrengthMeterProps = {
  password: string;
  /** The person's address and name, because guesses contain them. */
  known: readonly string[];
  texts: StrengthTexts;
};

const FILL = ["bg-danger", "bg-danger", "bg-warning-text", "bg-accent", "bg-accent"];
const BARS = [1, 2, 3, 4];

/** A password's strength as four bars and a word. */
export function StrengthMeter({ password, known, texts }: StrengthMeterProps) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const knownText = known.join("\n");
  useEffect(() => {
    let current = true;
    const take = (next: Strength | null) => current && setStrength(next);
    if (password === "") take(null);
    else void strengthOf(password, knownText.split("\n")).then(take, () => take(null));
    return () => {
      current = false;
    };
  }, [password, knownText]);
  const shown = password === "" ? null : strength;
  const filled = shown === null ? 0 : Math.max(1, shown);
  return (
    <div className="flex h-5 items-center gap-3">
      <div
        role="meter"
        aria-label={texts.label}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={shown ?? 0}
        aria-valuetext={shown === null ? "–" : texts.levels[shown]}
        className="flex flex-1 gap-1"
      >
        {BARS.map((bar) => (
          <span
            key={bar}
            className={clsx(
              "h-1 flex-1 rounded-full transition-colors",
              shown !== null && bar <= filled ? FILL[shown] : "bg-line",
            )}
          />
        ))}
      </div>
      <span aria-live="polite" className="min-w-28 text-right text-sm text-ink-muted">
        {shown === null ? "" : texts.levels[shown]}
      </span>
    </div>
  );
}

"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ENCODINGS } from "@/lib/imports/browser/encoding";
import { type ReadAs, type Reading, SEPARATORS } from "@/lib/imports/browser/reading";
import { Select } from "../ui/select";

const NAMES: Record<(typeof ENCODINGS)[number], string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1251": "Windows-1251",
  "windows-1252": "Windows-1252",
};

type ReadingChoiceProps = {
  reading: Reading;
  onReread: (as: ReadAs) => void;
  locked: boolean;
};

/** How a text was read, open to correction: its encoding where it is a file, and what separates cells. */
export function ReadingChoice({ reading, onReread, locked }: ReadingChoiceProps) {
  const t = useTranslations("imports.reading");
  const { encoding, separator } = reading;
  if (encoding === "xlsx") return null;
  const now: ReadAs = { ...(encoding && { encoding }), ...(separator && { separator }) };
  return (
    <div
      role="group"
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      {encoding && (
        <Named name={t("encoding")}>
          <Select
            compact
            aria-label={t("encoding")}
            value={encoding}
            disabled={locked}
            onChange={(event) => {
              const chosen = ENCODINGS.find((each) => each === event.target.value);
              // What separates the cells shows only in the right letters: it is guessed anew.
              if (chosen) onReread({ encoding: chosen });
            }}
          >
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {NAMES[each]}
              </option>
            ))}
          </Select>
        </Named>
      )}
      <Named name={t("separator")}>
        <Select
          compact
          aria-label={t("separator")}
          value={separator ?? "other"}
          disabled={locked}
          onChange={(event) => {
            const chosen = SEPARATORS.find((each) => each === event.target.value);
            if (chosen) onReread({ ...now, separator: chosen });
          }}
        >
          {separator === null && <option value="other">{t("separators.other")}</option>}
          {SEPARATORS.map((each) => (
            <option key={each} value={each}>
              {t(`separators.${each}`)}
            </option>
          ))}
        </Select>
      </Named>
    </div>
  );
}

/** The word in sight for a select that carries it as its name already. */
function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="text-sm text-ink-muted">
        {name}
      </span>
      {children}
    </span>
  );
}

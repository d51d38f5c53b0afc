"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ENCODINGS } from "@/lib/imports/reader/formats/decode";
import type { ReadChoices, Reading } from "@/lib/imports/preview/types";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { SwitchField } from "../ui/switch";

type ReadingChoiceProps = {
  reading: Reading;
  choices: ReadChoices;
  onReread: (choices: ReadChoices) => void;
  locked: boolean;
};

/** Selects to change how a list is read: sheet, hidden rows, table or text, encoding. */
export function ReadingChoice({ reading, choices, onReread, locked }: ReadingChoiceProps) {
  const t = useTranslations("imports.reading");
  const { encoding, sheets, sheet, mode } = reading;
  // The chosen columns and headings belong to the previous reading.
  const { table: _table, ...rest } = choices;
  const hiddenSheets = sheets?.filter(({ visibility }) => visibility !== "visible").length ?? 0;
  const hiddenRows = sheet === null ? 0 : (sheets?.[sheet]?.hiddenRows ?? 0);
  const shownSheets = (sheets ?? []).flatMap(({ name, visibility, rows }, index) =>
    visibility === "visible" || reading.includeHidden ? [{ name, rows, index }] : [],
  );
  return (
    <div
      role="group"
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-5 gap-y-2.5"
    >
      {shownSheets.length > 1 && sheet !== null && (
        <Labeled name={t("sheet")}>
          <Select
            compact
            aria-label={t("sheet")}
            value={sheet}
            disabled={locked}
            onChange={(event) => onReread({ ...rest, sheet: Number(event.target.value) })}
          >
            {shownSheets.map(({ name, rows, index }) => (
              <option key={index} value={index}>
                {t("sheetOption", { name, rows })}
              </option>
            ))}
          </Select>
        </Labeled>
      )}
      {shownSheets.length === 1 && (
        <span className="text-sm text-ink-muted">
          {t("onlySheet", { name: shownSheets[0]?.name ?? "" })}
        </span>
      )}
      {reading.format !== "vcard" && (
        <Segmented
          label={t("mode")}
          value={mode}
          options={[
            { value: "table", label: t("table") },
            { value: "text", label: t("text") },
          ]}
          onChange={(next) => !locked && onReread({ ...rest, mode: next })}
        />
      )}
      {encoding && (
        <Labeled name={t("encoding")}>
          <Select
            compact
            aria-label={t("encoding")}
            value={encoding}
            disabled={locked}
            onChange={(event) => {
              const chosen = ENCODINGS.find((each) => each === event.target.value);
              // With a new encoding, other separators and headings may be recognized.
              if (chosen) onReread({ encoding: chosen });
            }}
          >
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {NAMES[each] ?? each.toUpperCase()}
              </option>
            ))}
          </Select>
        </Labeled>
      )}
      {(hiddenSheets > 0 || hiddenRows > 0 || reading.includeHidden) && (
        <SwitchField
          label={t("includeHidden")}
          description={
            reading.includeHidden
              ? t("hiddenIncluded")
              : t("hiddenSkipped", { sheets: hiddenSheets, rows: hiddenRows })
          }
          checked={reading.includeHidden}
          disabled={locked}
          onCheckedChange={(includeHidden) => onReread({ ...rest, includeHidden })}
        />
      )}
      {reading.declined > 0 && (
        <SwitchField
          label={t("includeDeclined")}
          description={t(reading.includeDeclined ? "declinedIncluded" : "declinedSkipped", {
            count: reading.declined,
          })}
          checked={reading.includeDeclined}
          disabled={locked}
          onCheckedChange={(includeDeclined) => onReread({ ...choices, includeDeclined })}
        />
      )}
    </div>
  );
}

const NAMES: Partial<Record<string, string>> = {
  "windows-1251": "Windows-1251",
  "windows-1252": "Windows-1252",
  "windows-1250": "Windows-1250",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  ibm866: "CP866",
  "x-mac-cyrillic": "Mac Cyrillic",
};

/** A visible label for a select whose accessible name includes it; hidden from screen readers. */
function Labeled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="text-sm text-ink-muted">
        {name}
      </span>
      {children}
    </span>
  );
}

"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { PreviewClient } from "@/lib/imports/preview/preview-client";
import type { Change, Filter } from "@/lib/imports/preview/types";
import { DENSE_ROW_PX, denseGrid } from "./preview-grid";
import { PreviewRows } from "./preview-rows";
import { usePreviewRows } from "./use-preview-rows";

const HEADINGS = [
  "row",
  "email",
  "name",
  "role",
  "notify",
  "lifetime",
  "state",
  "actions",
] as const;

type PreviewTableProps = {
  filter: Filter;
  count: number;
  /** Number of rows with problems, which are first and higher. */
  problems: number;
  version: number;
  /** True if the list has lifetimes. */
  lifetimes: boolean;
  send: PreviewClient["send"];
  onChange: (change: Change) => void;
  locked: boolean;
};

/** All rows of the list, problems first, with editable cells. Renders only the visible rows. */
export function PreviewTable(props: PreviewTableProps) {
  const { filter, count, problems, version, lifetimes, send, onChange, locked } = props;
  const t = useTranslations("imports.table");
  const scroller = useRef<HTMLDivElement>(null);
  const loaded = usePreviewRows(send, filter, version);
  const { need } = loaded;
  useEffect(() => need(0, 0), [need]);
  const heads = HEADINGS.filter((head) => lifetimes || head !== "lifetime");
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t("title")}
      aria-rowcount={count + 1}
      tabIndex={-1}
      className="max-h-[34rem] overflow-y-auto overscroll-contain rounded-card border bg-surface"
    >
      <div role="rowgroup" className="sticky top-0 z-2 max-md:sr-only">
        <div
          role="row"
          aria-rowindex={1}
          className={clsx(
            denseGrid(lifetimes),
            "h-9 border-b bg-surface text-sm font-medium text-ink-faint",
          )}
        >
          {heads.map((head) => (
            <span
              key={head}
              role="columnheader"
              className={clsx(
                head === "actions" && "sr-only",
                head === "notify" && "text-center",
                // Aligned with the text of editable cells.
                (head === "email" || head === "name" || head === "lifetime") && "pl-2",
              )}
            >
              {t(head)}
            </span>
          ))}
        </div>
      </div>
      {loaded.loadedVersion < 0 ? (
        <div style={{ height: count * DENSE_ROW_PX }} />
      ) : (
        <PreviewRows
          scroller={scroller}
          loaded={loaded}
          count={count}
          problems={problems}
          version={version}
          lifetimes={lifetimes}
          onChange={onChange}
          locked={locked}
        />
      )}
    </div>
  );
}

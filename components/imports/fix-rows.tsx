"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { fixImportRows } from "@/lib/imports/actions";
import { importKeys, importRowsQuery } from "@/lib/imports/queries";
import { CHUNK_ROWS, FixImportRows } from "@/lib/imports/schema";
import type { ImportedRow, ImportProgress } from "@/lib/imports/types";
import { attempt } from "@/lib/platform/call-action";
import { LoadMore } from "../data-table/load-more";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type Edit = { email: string; name: string; selected: boolean };
type FixRowsProps = { progress: ImportProgress; onClose: () => void };

/**
 * A form to correct skipped and failed rows and send them again. Failed rows are selected; skipped ones after
 * an edit.
 */
export function FixRows({ progress, onClose }: FixRowsProps) {
  const t = useTranslations("imports.fix");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  const query = useInfiniteQuery(importRowsQuery(progress.id, { outcome: "fixable" }));
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const editOf = (row: ImportedRow): Edit =>
    edits.get(row.id) ?? { email: row.email, name: row.name, selected: row.outcome === "failed" };
  const selected = rows.filter((row) => editOf(row).selected);
  const change = (row: ImportedRow, edit: Partial<Edit>) =>
    setEdits(new Map(edits).set(row.id, { ...editOf(row), selected: true, ...edit }));

  async function send(event: FormEvent) {
    event.preventDefault();
    const wanted = selected.map((row) => ({ id: row.id, ...editOf(row) }));
    const wrong = wanted.filter((row) => !FixImportRows.shape.rows.safeParse([row]).success);
    setInvalid(new Set(wrong.map(({ id }) => id)));
    if (wrong.length > 0 || wanted.length === 0) return;
    setPending(true);
    for (let from = 0; from < wanted.length; from += CHUNK_ROWS) {
      const part = wanted.slice(from, from + CHUNK_ROWS);
      const result = await attempt(() => fixImportRows({ importId: progress.id, rows: part }));
      if (!result.ok) {
        setPending(false);
        return toast({ tone: "danger", title: text(result.error) });
      }
    }
    await client.invalidateQueries({ queryKey: importKeys.all });
    toast({ title: t("sent", { count: wanted.length }) });
    onClose();
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void send(event)}
      aria-labelledby="fix-rows"
      className="grid gap-4 rounded-card border bg-surface p-4 md:p-5"
    >
      <div>
        <h2 id="fix-rows" className="font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-ink-faint">{t("text")}</p>
      </div>
      {!query.isPending && rows.length === 0 && <Notice role="status">{t("none")}</Notice>}
      <ul className="*:not-first:border-t">
        {rows.map((row, index) => (
          <FixRow
            key={row.id}
            row={row}
            edit={editOf(row)}
            invalid={invalid.has(row.id)}
            autoFocus={index === 0}
            onChange={(edit) => change(row, edit)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={t("more")}
          pending={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button variant="ghost" onClick={onClose}>
          {t("close")}
        </Button>
        <Button variant="primary" type="submit" pending={pending} disabled={selected.length === 0}>
          {t("send", { count: selected.length })}
        </Button>
      </div>
    </form>
  );
}

type FixRowProps = {
  row: ImportedRow;
  edit: Edit;
  invalid: boolean;
  autoFocus: boolean;
  onChange: (edit: Partial<Edit>) => void;
};

function FixRow({ row, edit, invalid, autoFocus, onChange }: FixRowProps) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const who = row.email || t("table.rowNumber", { row: row.position });
  /** Enter moves to the address of the next row; only the button submits the form. */
  function next(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const item = event.currentTarget.closest("li")?.nextElementSibling;
    item?.querySelector<HTMLInputElement>("input[data-email]")?.focus();
  }
  return (
    <li className="grid items-center gap-x-3 gap-y-2 py-2.5 md:grid-cols-[auto_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Checkbox
        aria-label={t("fix.include", { who })}
        checked={edit.selected}
        onCheckedChange={(selected) => onChange({ selected })}
      />
      <Input
        data-email
        aria-label={t("table.emailOf", { row: row.position })}
        aria-invalid={invalid || undefined}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        value={edit.email}
        onKeyDown={next}
        onChange={(event) => onChange({ email: event.target.value })}
      />
      <Input
        aria-label={t("table.nameOf", { row: row.position })}
        autoComplete="off"
        placeholder={t("table.nameless")}
        value={edit.name}
        onKeyDown={next}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <span className={invalid ? "text-sm text-danger-text" : "text-sm text-ink-muted"}>
        {invalid
          ? t("fix.invalid")
          : row.reason
            ? t(`reasons.${row.reason}`)
            : row.error
              ? text(row.error)
              : ""}
      </span>
    </li>
  );
}

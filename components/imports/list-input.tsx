"use client";

import clsx from "clsx";
import { FileSpreadsheet, Upload, X } from "lucide-react";
import { type ClipboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import type { GivenList } from "@/lib/imports/preview/draft";
import { Button, IconButton } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useFormatBytes } from "../ui/use-format-bytes";

/** A text of at least this length (characters) is not shown, because a long text area is slow. */
const LONG_TEXT_LENGTH = 200_000;

type ListInputProps = {
  given: GivenList;
  onChange: (given: GivenList) => void;
  onFiles: (files: File[]) => void;
  /** True while a file is dragged over the page. */
  dragging: boolean;
  error?: string;
};

/** The input of a list: pasted text, a chosen file, or a file dropped on the page. */
export function ListInput({ given, onChange, onFiles, dragging, error }: ListInputProps) {
  const t = useTranslations("imports.input");
  const chooser = useRef<HTMLInputElement>(null);
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const text = event.clipboardData.getData("text/plain");
    if (text.length < LONG_TEXT_LENGTH) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    onChange({
      file: null,
      text: value.slice(0, selectionStart) + text + value.slice(selectionEnd),
    });
  }
  return (
    <div
      className={clsx(
        "grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border bg-surface p-5 transition-colors md:p-6",
        dragging && "border-accent bg-accent-soft",
      )}
    >
      {given.file ? (
        <ChosenList
          name={given.file.name}
          size={given.file.size}
          removal={t("removeFile")}
          onRemove={() => onChange({ ...given, file: null })}
          error={error}
        />
      ) : given.text.length >= LONG_TEXT_LENGTH ? (
        <ChosenList
          name={t("pasted")}
          size={given.text.length}
          removal={t("removeList")}
          onRemove={() => onChange({ file: null, text: "" })}
          error={error}
        />
      ) : (
        <Field label={t("list")} hint={t("hint")} error={error}>
          <Textarea
            autoFocus
            rows={7}
            spellCheck={false}
            autoComplete="off"
            placeholder={t("example")}
            value={given.text}
            onPaste={paste}
            onChange={(event) => onChange({ file: null, text: event.target.value })}
            className="min-h-44! font-mono text-sm!"
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={() => chooser.current?.click()}>
          <Upload aria-hidden="true" />
          {t("choose")}
        </Button>
        <p className="min-w-0 flex-1 basis-48 text-sm text-ink-faint">{t("drop")}</p>
        <input
          ref={chooser}
          type="file"
          tabIndex={-1}
          aria-label={t("choose")}
          accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.html,.md,text/*"
          className="sr-only"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            if (files.length > 0) onFiles(files);
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}

type ChosenListProps = {
  name: string;
  /** In bytes. */
  size: number;
  /** The label of the button that removes the list. */
  removal: string;
  onRemove: () => void;
  error: string | undefined;
};

/** A file or a long text, shown by its name and size. */
function ChosenList({ name, size, removal, onRemove, error }: ChosenListProps) {
  const bytes = useFormatBytes();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex items-center gap-3 rounded-control border bg-sunken py-2 pr-2 pl-3.5">
        <FileSpreadsheet aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-sm text-ink-muted">{bytes(size)}</span>
        </span>
        <IconButton label={removal} icon={<X />} onClick={onRemove} />
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}

"use client";

import clsx from "clsx";
import { FileSpreadsheet, Upload, X } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useFormatBytes } from "./use-format-bytes";

/** A pasted text longer than this is kept beside the page: a text area of its size would be slow. */
const MUCH = 200_000;

/** What a person gave: a file, or what they typed. */
export type GivenList = { file: File | null; text: string };

type ListInputProps = { given: GivenList; onChange: (given: GivenList) => void; error?: string };

/** Where a list comes in: pasted, chosen as a file, or dropped anywhere on the panel. */
export function ListInput({ given, onChange, error }: ListInputProps) {
  const t = useTranslations("imports.input");
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChange({ ...given, file });
  }
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (text.length < MUCH) return;
    event.preventDefault();
    onChange({ ...given, file: new File([text], t("pastedName"), { type: "text/plain" }) });
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (
          !event.currentTarget.contains(
            event.relatedTarget instanceof Node ? event.relatedTarget : null,
          )
        )
          setOver(false);
      }}
      onDrop={drop}
      className={clsx(
        "grid gap-4 rounded-card border bg-surface p-5 transition-colors md:p-6",
        over && "border-accent bg-accent-soft",
      )}
    >
      {given.file ? (
        <ChosenFile
          file={given.file}
          onRemove={() => onChange({ ...given, file: null })}
          error={error}
        />
      ) : (
        <Field label={t("list")} hint={t("hint")} error={error}>
          <Textarea
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
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onChange({ ...given, file });
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}

type ChosenFileProps = { file: File; onRemove: () => void; error: string | undefined };

function ChosenFile({ file, onRemove, error }: ChosenFileProps) {
  const t = useTranslations("imports.input");
  const bytes = useFormatBytes();
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-3 rounded-control border bg-sunken py-2 pr-2 pl-3.5">
        <FileSpreadsheet aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{file.name}</span>
          <span className="block text-sm text-ink-muted">{bytes(file.size)}</span>
        </span>
        <IconButton label={t("removeFile")} icon={<X />} onClick={onRemove} />
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}

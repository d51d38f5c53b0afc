"use client";

import clsx from "clsx";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { ListRefusal } from "@/lib/imports/preview/protocol";
import { Lifetime } from "@/lib/invitations/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { useFieldError } from "../ui/form-errors";
import { Segmented } from "../ui/segmented";
import { useFailureText } from "../ui/use-failure-text";
import { DefaultsCard } from "./defaults-card";
import { ImportDialogs } from "./import-dialogs";
import { ListInput } from "./list-input";
import { ListNotices } from "./list-notices";
import { PreviewPanel } from "./preview-panel";
import { StartPanel } from "./start-panel";
import { MODES, useListImport } from "./use-list-import";

type ImportScreenProps = { conferenceCode: string; draftKey: string };

/** The screen of a new import: enter a list, check the preview, start. */
export function ImportScreen({ conferenceCode, draftKey }: ImportScreenProps) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const fieldError = useFieldError();
  const readingFailure = useReadingFailure();
  const list = useListImport(conferenceCode, draftKey);
  const { given, mode, defaults, preview, upload, running } = list;
  const { summary, failure } = preview;
  const lifetime = Lifetime.safeParse(defaults.lifetime);
  const lifetimeError = lifetime.success ? undefined : lifetime.error.issues[0]?.message;
  const readError =
    failure && (failure.kind === "failed" ? text(failure) : readingFailure(failure));

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Segmented
        label={t("mode.label")}
        value={mode}
        options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={list.changeMode}
        className="w-fit max-w-full"
      />
      <p className="-mt-3 text-sm text-ink-muted">{t(`mode.${mode}Text`)}</p>
      <ListNotices
        restored={list.restored}
        onDiscard={list.discard}
        locked={running}
        usedFile={list.usedFile}
      />
      <div
        className={clsx(
          "grid grid-cols-[minmax(0,1fr)] items-start gap-5",
          // The columns of a preview need more width than the list field.
          summary ? "xl:grid-cols-[minmax(0,1fr)_20rem]" : "lg:grid-cols-[minmax(0,1fr)_20rem]",
        )}
      >
        {summary ? (
          <PreviewPanel
            summary={summary}
            choices={preview.decided?.choices ?? {}}
            mode={mode}
            listName={given.file?.name ?? t("input.pasted")}
            send={preview.send}
            change={list.change}
            roster={preview.roster}
            problem={preview.problem}
            onCompare={() => void preview.compare()}
            onReread={list.reread}
            rereadFailure={readError ?? undefined}
            onBack={list.back}
            locked={running}
          />
        ) : (
          <form
            method="post"
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              list.show();
            }}
            className="grid gap-4"
          >
            <ListInput
              given={given}
              onChange={list.changeList}
              onFiles={list.addFiles}
              dragging={list.dragging}
              error={list.missing ? t("input.missing") : (readError ?? undefined)}
            />
            <div className="flex justify-end">
              <Button variant="primary" type="submit" pending={preview.reading}>
                {t("preview")}
              </Button>
            </div>
          </form>
        )}
        <div className="grid gap-5 lg:sticky lg:top-6">
          <DefaultsCard
            defaults={defaults}
            onChange={list.changeDefaults}
            lifetimeError={fieldError(lifetimeError)}
          />
          {summary && (
            <StartPanel
              plan={summary.plan}
              checks={summary.counts.check}
              upload={upload}
              ready={preview.roster === "compared" && lifetime.success && !preview.reading}
              onStart={() => list.start(summary.total, (summary.table?.heading ?? null) !== null)}
            />
          )}
        </div>
      </div>
      <ImportDialogs
        home={routes.conference(conferenceCode)}
        unsent={running}
        replacing={list.replacing}
        onKeepList={list.keepList}
        onReplaceList={list.replaceList}
        wouldLose={preview.wouldLose?.rows ?? null}
        onKeepEdits={preview.keepEdits}
        onLoseEdits={() => {
          if (preview.wouldLose) void preview.reread(preview.wouldLose.choices, true);
        }}
      />
    </div>
  );
}

/** Returns a function that formats the reason why a list can't be read, and the row. */
function useReadingFailure(): (failure: { refusal: ListRefusal; line: number | null }) => string {
  const t = useTranslations("imports.unreadable");
  return ({ refusal, line }) =>
    line === null ? t(refusal) : `${t(refusal)} ${t("atRow", { row: line })}`;
}

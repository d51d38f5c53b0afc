"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { GivenList } from "@/lib/imports/preview/draft";
import type { Change, Defaults } from "@/lib/imports/preview/types";
import { Lifetime } from "@/lib/invitations/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { Segmented } from "../ui/segmented";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/form-errors";
import { DefaultsCard } from "./defaults-card";
import { ImportDialogs } from "./import-dialogs";
import { ListInput } from "./list-input";
import { listName } from "./list-name";
import { ListNotices } from "./list-notices";
import { PreviewPanel } from "./preview-panel";
import { StartPanel } from "./start-panel";
import { useDraft } from "./use-draft";
import { useFileDrop } from "./use-file-drop";
import { usePreview } from "./use-preview";
import { useReadingFailure } from "./use-reading-failure";
import { useUpload } from "./use-upload";

const MODES = ["invite", "sync"] as const;
type Mode = (typeof MODES)[number];
const NO_LIST: GivenList = { file: null, text: "" };
const NO_DEFAULTS: Defaults = { moderator: false, notify: false, lifetime: null };

type ImportScreenProps = { conferenceCode: string; draftKey: string };

/** Imports a list: it is given, previewed and fixed, and then sent. */
export function ImportScreen({ conferenceCode, draftKey }: ImportScreenProps) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const fieldError = useFieldError();
  const readingFailure = useReadingFailure();
  const router = useRouter();
  const [given, setGiven] = useState(NO_LIST);
  const [mode, setMode] = useState<Mode>("invite");
  const [defaults, setDefaults] = useState(NO_DEFAULTS);
  const [missing, setMissing] = useState(false);
  const [edited, setEdited] = useState(false);
  /** The list that would replace an edited one. */
  const [replacing, setReplacing] = useState<GivenList | null>(null);
  const [ignored, setIgnored] = useState<string | null>(null);
  const preview = usePreview(conferenceCode);
  const draft = useDraft(draftKey, ({ given: list, state }) => {
    setGiven(list);
    if (!state) return;
    setMode(state.mode);
    setDefaults(state.defaults);
    setEdited(state.edits.length > 0);
    void preview.open(sourceOf(list), state);
  });
  const { clear, saveList, saveState } = draft;
  const started = useCallback(
    (id: string) => {
      clear();
      // In the place of the guarded page's second entry: Back leads to an empty form, once.
      router.replace(routes.import(id));
    },
    [router, clear],
  );
  const { upload, run, reset } = useUpload(preview.send, started);
  const { summary, decided, failure } = preview;
  const running = upload?.running ?? false;
  useEffect(() => {
    if (decided) saveState(decided);
  }, [decided, saveState]);
  const lifetime = Lifetime.safeParse(defaults.lifetime);
  const lifetimeError = lifetime.success ? undefined : lifetime.error.issues[0]?.message;

  function changeList(next: GivenList) {
    setGiven(next);
    setIgnored(null);
    saveList(next);
  }
  function show(list: GivenList) {
    const empty = list.file === null && list.text.trim() === "";
    setMissing(empty);
    if (empty || preview.reading) return;
    reset();
    setEdited(false);
    saveList(list, true);
    void preview.open(sourceOf(list), { mode, defaults });
  }
  /** A new file replaces the list, after a question if that one was edited. */
  function addFiles(files: File[]) {
    const [file, ...more] = files;
    if (!file || running) return;
    const next = { ...given, file };
    if (summary && edited) return setReplacing(next);
    changeList(next);
    setIgnored(more.length > 0 ? file.name : null);
    if (summary) show(next);
  }
  const dragging = useFileDrop(addFiles);
  function changeDefaults(next: Defaults) {
    setDefaults(next);
    if (summary) change({ change: "defaults", defaults: next });
  }
  function changeMode(next: Mode) {
    setMode(next);
    if (summary) change({ change: "mode", mode: next });
  }
  function change(next: Change) {
    // An interrupted upload has the rows from before this change.
    reset();
    setEdited((before) => before || next.change === "row" || next.change === "fixTypos");
    void preview.change(next);
  }
  function closePreview() {
    reset();
    setEdited(false);
    preview.close();
    saveState(null);
  }
  function discard() {
    closePreview();
    setGiven(NO_LIST);
    clear();
  }
  const readError =
    failure && (failure.kind === "failed" ? text(failure) : readingFailure(failure));

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Segmented
        label={t("mode.label")}
        value={mode}
        options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={changeMode}
        className="w-fit max-w-full"
      />
      <p className="-mt-3 text-sm text-ink-muted">{t(`mode.${mode}Text`)}</p>
      <ListNotices
        restored={draft.restored}
        onDiscard={discard}
        locked={running}
        usedFile={ignored}
      />
      <div
        className={clsx(
          "grid grid-cols-[minmax(0,1fr)] items-start gap-5",
          // The columns of a preview need more room than the field for a list.
          summary ? "xl:grid-cols-[minmax(0,1fr)_20rem]" : "lg:grid-cols-[minmax(0,1fr)_20rem]",
        )}
      >
        {summary ? (
          <PreviewPanel
            summary={summary}
            choices={decided?.choices ?? {}}
            mode={mode}
            listName={given.file?.name ?? t("input.pasted")}
            send={preview.send}
            change={change}
            roster={preview.roster}
            problem={preview.problem}
            onCompare={() => void preview.compare()}
            onReread={(choices) => {
              reset();
              void preview.reread(choices);
            }}
            rereadFailure={readError ?? undefined}
            onBack={() => (edited ? setReplacing(given) : closePreview())}
            locked={running}
          />
        ) : (
          <form
            method="post"
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              show(given);
            }}
            className="grid gap-4"
          >
            <ListInput
              given={given}
              onChange={changeList}
              onFiles={addFiles}
              dragging={dragging}
              error={missing ? t("input.missing") : (readError ?? undefined)}
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
            onChange={changeDefaults}
            lifetimeError={fieldError(lifetimeError)}
          />
          {summary && (
            <StartPanel
              plan={summary.plan}
              checks={summary.counts.check}
              upload={upload}
              ready={preview.roster === "compared" && lifetime.success && !preview.reading}
              onStart={() => {
                const name = listName(given, (summary.table?.heading ?? null) !== null);
                void run({ conferenceCode, mode, name, total: summary.total });
              }}
            />
          )}
        </div>
      </div>
      <ImportDialogs
        home={routes.conference(conferenceCode)}
        unsent={running}
        replacing={replacing !== null}
        onKeepList={() => setReplacing(null)}
        onReplaceList={() => {
          setReplacing(null);
          closePreview();
          if (replacing && replacing !== given) changeList(replacing);
        }}
        wouldLose={preview.wouldLose?.rows ?? null}
        onKeepEdits={preview.keepEdits}
        onLoseEdits={() => {
          if (preview.wouldLose) void preview.reread(preview.wouldLose.choices, true);
        }}
      />
    </div>
  );
}

function sourceOf({ file, text }: GivenList) {
  return file ? ({ kind: "file", file } as const) : ({ kind: "text", text } as const);
}

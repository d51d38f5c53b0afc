"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import type { Change, Defaults } from "@/lib/imports/browser/preview-types";
import { Lifetime } from "@/lib/invitations/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Segmented } from "../ui/segmented";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/form-errors";
import { DefaultsCard } from "./defaults-card";
import { LeaveDialog } from "./leave-dialog";
import { type GivenList, ListInput } from "./list-input";
import { PreviewPanel } from "./preview-panel";
import { StartPanel } from "./start-panel";
import { usePreview } from "./use-preview";
import { useReadingFailure } from "./use-reading-failure";
import { useUpload } from "./use-upload";

const MODES = ["invite", "sync"] as const;
type Mode = (typeof MODES)[number];

/** Importing a list: it comes in, is looked at and mended, and then is on its way. */
export function ImportScreen({ conferenceCode }: { conferenceCode: string }) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const fieldError = useFieldError();
  const readingFailure = useReadingFailure();
  const router = useRouter();
  const [given, setGiven] = useState<GivenList>({ file: null, text: "" });
  const [mode, setMode] = useState<Mode>("invite");
  const [defaults, setDefaults] = useState<Defaults>({
    moderator: false,
    notify: false,
    lifetime: null,
  });
  const [missing, setMissing] = useState(false);
  const [edited, setEdited] = useState(false);
  const [givingUp, setGivingUp] = useState(false);
  const preview = usePreview(conferenceCode);
  const started = useCallback(
    (id: string) => {
      setEdited(false);
      // In the place of the guarded page's second entry: Back leads to an empty form, once.
      router.replace(routes.import(id));
    },
    [router],
  );
  const { upload, run, reset } = useUpload(preview.ask, started);
  const { summary, failure } = preview;
  const lifetime = Lifetime.safeParse(defaults.lifetime);
  const lifetimeError = lifetime.success ? undefined : lifetime.error.issues[0]?.message;

  function show(event: FormEvent) {
    event.preventDefault();
    const { file } = given;
    const empty = file === null && given.text.trim() === "";
    setMissing(empty);
    if (empty || preview.reading) return;
    reset();
    setEdited(false);
    void preview.open(
      file ? { kind: "file", file } : { kind: "text", text: given.text },
      mode,
      defaults,
    );
  }
  function changeDefaults(next: Defaults) {
    setDefaults(next);
    if (summary) change({ change: "defaults", defaults: next });
  }
  function changeMode(next: Mode) {
    setMode(next);
    if (summary) change({ change: "mode", mode: next });
  }
  function change(next: Change) {
    // What is on its way already is not what would be changed.
    reset();
    setEdited(true);
    void preview.change(next);
  }
  function back() {
    reset();
    setEdited(false);
    setGivingUp(false);
    preview.close();
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
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {summary ? (
          <PreviewPanel
            summary={summary}
            mode={mode}
            listName={given.file?.name ?? t("input.pasted")}
            ask={preview.ask}
            change={change}
            roster={preview.roster}
            problem={preview.problem}
            onCompare={() => void preview.compare()}
            onReread={(as) => {
              reset();
              void preview.reread(as);
            }}
            rereadFailure={readError ?? undefined}
            onBack={() => (edited ? setGivingUp(true) : back())}
            locked={upload?.running ?? false}
          />
        ) : (
          <form method="post" noValidate onSubmit={show} className="grid gap-4">
            <ListInput
              given={given}
              onChange={setGiven}
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
              upload={upload}
              ready={preview.roster === "compared" && lifetime.success}
              onStart={() =>
                void run({
                  conferenceCode,
                  mode,
                  name: given.file?.name ?? "",
                  total: summary.total,
                })
              }
            />
          )}
        </div>
      </div>
      <LeaveDialog
        unsent={summary !== null && (edited || upload !== null)}
        home={routes.conference(conferenceCode)}
      />
      <ConfirmDialog
        open={givingUp}
        onOpenChange={setGivingUp}
        title={t("start.otherTitle")}
        description={t("start.leaveText")}
        confirmLabel={t("other")}
        onConfirm={back}
      />
      <ConfirmDialog
        open={preview.wouldLose !== null}
        onOpenChange={preview.keep}
        title={t("reading.loseTitle")}
        description={t("reading.loseText", { count: preview.wouldLose?.rows ?? 0 })}
        confirmLabel={t("reading.lose")}
        onConfirm={() => {
          if (preview.wouldLose) void preview.reread(preview.wouldLose.as, true);
        }}
      />
    </div>
  );
}

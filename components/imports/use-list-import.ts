"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import type { GivenList } from "@/lib/imports/preview/draft";
import type { Change, Defaults, ReadChoices } from "@/lib/imports/preview/types";
import { routes } from "@/lib/platform/routes";
import { listName } from "./list-name";
import { useDraft } from "./use-draft";
import { useFileDrop } from "./use-file-drop";
import { usePreview } from "./use-preview";
import { useUpload } from "./use-upload";

/** The modes of a list: invite only, or compare it with the roster. */
export const MODES = ["invite", "sync"] as const;
type Mode = (typeof MODES)[number];
const NO_LIST: GivenList = { file: null, text: "" };
const NO_DEFAULTS: Defaults = { moderator: false, notify: false, lifetime: null };

/** The state of an import before it starts: the list, its preview, its draft and its upload. */
export function useListImport(conferenceCode: string, draftKey: string) {
  const router = useRouter();
  const [given, setGiven] = useState(NO_LIST);
  const [mode, setMode] = useState<Mode>("invite");
  const [defaults, setDefaults] = useState(NO_DEFAULTS);
  const [missing, setMissing] = useState(false);
  const [edited, setEdited] = useState(false);
  /** The new list that would replace an edited one. */
  const [replacing, setReplacing] = useState<GivenList | null>(null);
  const [usedFile, setUsedFile] = useState<string | null>(null);
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
      // Replaces the second history entry of the guarded page, so that Back opens an empty form.
      router.replace(routes.import(id));
    },
    [router, clear],
  );
  const { upload, run, reset } = useUpload(preview.send, started);
  const { summary, decided } = preview;
  const running = upload?.running ?? false;
  useEffect(() => {
    if (decided) saveState(decided);
  }, [decided, saveState]);

  function changeList(next: GivenList) {
    setGiven(next);
    setUsedFile(null);
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
  /** Replaces the list with a new file; asks for confirmation if the list was edited. */
  function addFiles(files: File[]) {
    const [file, ...more] = files;
    if (!file || running) return;
    const next = { ...given, file };
    if (summary && edited) return setReplacing(next);
    changeList(next);
    setUsedFile(more.length > 0 ? file.name : null);
    if (summary) show(next);
  }
  const dragging = useFileDrop(addFiles);
  function change(next: Change) {
    // Discards an interrupted upload: its rows are outdated.
    reset();
    setEdited((before) => before || next.change === "row" || next.change === "fixTypos");
    void preview.change(next);
  }
  function changeDefaults(next: Defaults) {
    setDefaults(next);
    if (summary) change({ change: "defaults", defaults: next });
  }
  function changeMode(next: Mode) {
    setMode(next);
    if (summary) change({ change: "mode", mode: next });
  }
  function reread(choices: ReadChoices) {
    reset();
    void preview.reread(choices);
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
  function replaceList() {
    setReplacing(null);
    closePreview();
    if (replacing && replacing !== given) changeList(replacing);
  }
  function start(total: number, hasHeadings: boolean) {
    void run({ conferenceCode, mode, name: listName(given, hasHeadings), total });
  }

  return {
    given,
    mode,
    defaults,
    missing,
    usedFile,
    dragging,
    preview,
    upload,
    running,
    restored: draft.restored,
    replacing: replacing !== null,
    changeList,
    addFiles,
    changeMode,
    changeDefaults,
    change,
    reread,
    discard,
    replaceList,
    start,
    show: () => show(given),
    keepList: () => setReplacing(null),
    back: () => (edited ? setReplacing(given) : closePreview()),
  };
}

function sourceOf({ file, text }: GivenList) {
  return file ? ({ kind: "file", file } as const) : ({ kind: "text", text } as const);
}

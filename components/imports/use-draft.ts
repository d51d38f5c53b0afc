"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  clearDraft,
  type Draft,
  type GivenList,
  loadDraft,
  saveDraftList,
  saveDraftState,
} from "@/lib/imports/preview/draft";
import type { PreviewState } from "@/lib/imports/preview/types";

/** Debounce of typed text (ms). */
const DEBOUNCE_MS = 300;

/** Stores a list in the browser until it is imported or discarded. Calls `onRestored` with a stored list. */
export function useDraft(key: string, onRestored: (draft: Draft) => void) {
  const [restored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const touched = useRef(false);
  const restore = useRef(onRestored);
  useEffect(() => {
    restore.current = onRestored;
  });
  useEffect(() => {
    let current = true;
    void loadDraft(key).then((draft) => {
      // A list entered meanwhile takes precedence.
      if (!draft || !current || touched.current) return;
      setRestored(true);
      restore.current(draft);
    });
    return () => {
      current = false;
    };
  }, [key]);

  const saveList = useCallback(
    (given: GivenList, now = false) => {
      touched.current = true;
      clearTimeout(timer.current);
      const save = () => {
        void saveDraftState(key, null);
        void saveDraftList(key, given);
      };
      if (given.file || now) save();
      else timer.current = setTimeout(save, DEBOUNCE_MS);
    },
    [key],
  );
  const saveState = useCallback(
    (state: PreviewState | null) => void saveDraftState(key, state),
    [key],
  );
  const clear = useCallback(() => {
    touched.current = true;
    clearTimeout(timer.current);
    setRestored(false);
    void clearDraft(key);
  }, [key]);
  return { restored, saveList, saveState, clear };
}

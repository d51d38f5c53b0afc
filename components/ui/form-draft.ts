"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type * as z from "@/lib/platform/zod";

const PREFIX = "foyer-draft ";

/**
 * Stores the input of a form in this tab until the form is submitted or the draft is discarded.
 * `onRestore` receives the draft stored under `key`, if any. `save(null)` deletes it.
 */
export function useFormDraft<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  onRestore: (draft: T) => void,
) {
  const name = `${PREFIX}${key}`;
  const [restored, setRestored] = useState(false);
  const restore = useEffectEvent(onRestore);
  useEffect(() => {
    let current = true;
    void read(name).then((stored) => {
      const draft = schema.safeParse(stored);
      if (!draft.success || !current) return;
      restore(draft.data);
      setRestored(true);
    });
    return () => {
      current = false;
    };
  }, [name, schema]);
  const save = useCallback(
    (draft: T | null) => {
      try {
        if (draft === null) sessionStorage.removeItem(name);
        else sessionStorage.setItem(name, JSON.stringify(draft));
      } catch {
        // Storage is full or blocked, so the input is lost with the page.
      }
    },
    [name],
  );
  const clear = useCallback(() => {
    setRestored(false);
    save(null);
  }, [save]);
  return { restored, save, clear };
}

async function read(name: string): Promise<unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** Deletes the draft stored under this key, e.g. after a conflict dialog submitted it. */
export function clearFormDraft(key: string): void {
  sessionStorage.removeItem(`${PREFIX}${key}`);
}

/** Deletes all drafts, so that the next person in this browser does not see them. */
export function clearFormDrafts(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  }
}

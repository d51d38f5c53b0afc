import { clear, createStore, del, get, set, type UseStore } from "idb-keyval";
import type { PreviewState } from "./types";

/** The list as entered: a file, or typed or pasted text. */
export type GivenList = { file: File | null; text: string };

/** A list that was not imported yet; `state` is null until it is previewed. */
export type Draft = { given: GivenList; state: PreviewState | null };

/** Drafts expire after this time (ms). */
const MAX_AGE_MS = 7 * 86_400_000;

type StoredList = { given: GivenList; at: number };

let database: UseStore | null = null;
const store = () => (database ??= createStore("foyer-drafts", "imports"));

/** Returns the draft of a key; null if there is none, it expired, or the browser stores nothing. */
export async function loadDraft(key: string): Promise<Draft | null> {
  try {
    const [list, state] = await Promise.all([
      get<StoredList>(`${key} list`, store()),
      get<PreviewState>(`${key} state`, store()),
    ]);
    if (!list) return null;
    if (Date.now() - list.at <= MAX_AGE_MS) return { given: list.given, state: state ?? null };
    await clearDraft(key);
  } catch {
    // Private windows and full disks: then only the open page has the list.
  }
  return null;
}

/** Stores the list. Copies a file, so a later change on disk does not affect the draft. */
export async function saveDraftList(key: string, given: GivenList): Promise<void> {
  if (given.file === null && given.text.trim() === "") return clearDraft(key);
  await set(`${key} list`, { given, at: Date.now() }, store()).catch(() => undefined);
}

/** Stores the choices and edits of a preview; null: the list is not previewed. */
export async function saveDraftState(key: string, state: PreviewState | null): Promise<void> {
  const stored = state ? set(`${key} state`, state, store()) : del(`${key} state`, store());
  await stored.catch(() => undefined);
}

/** Removes the draft. */
export async function clearDraft(key: string): Promise<void> {
  await Promise.all(["list", "state"].map((part) => del(`${key} ${part}`, store()))).catch(
    () => undefined,
  );
}

/** Removes all drafts of this browser. */
export async function clearDrafts(): Promise<void> {
  await clear(store()).catch(() => undefined);
}

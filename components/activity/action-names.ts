import enActivity from "../../lib/platform/i18n/en/activity.json";

const names = new Set(
  Object.entries(enActivity.actions).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  ),
);

/** Every action that has a name, in the order of the dictionary. */
export const ACTIONS: readonly string[] = [...names];

type Nouns = typeof enActivity.actions;
type ActionKey = {
  [Noun in keyof Nouns]: `actions.${Noun}.${Extract<keyof Nouns[Noun], string>}`;
}[keyof Nouns];

/** The dictionary's key of an action; null for one that has no name. */
export function actionKey(action: string): ActionKey | null {
  const key = `actions.${action}`;
  return isKey(key, action) ? key : null;
}

function isKey(key: string, action: string): key is ActionKey {
  return key.startsWith("actions.") && names.has(action);
}

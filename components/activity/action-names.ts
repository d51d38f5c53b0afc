import enActivity from "../../lib/platform/i18n/en/activity.json";

const names = new Set(
  Object.entries(enActivity.actions).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  ),
);

/** All named actions, in the order of the dictionary. */
export const ACTIONS: readonly string[] = [...names];

type Nouns = typeof enActivity.actions;
type ActionKey = {
  [Noun in keyof Nouns]: `actions.${Noun}.${Extract<keyof Nouns[Noun], string>}`;
}[keyof Nouns];

/** Returns an action's key in the dictionary; null if it has no name. */
export function actionKey(action: string): ActionKey | null {
  const key = `actions.${action}`;
  return isKey(key, action) ? key : null;
}

function isKey(key: string, action: string): key is ActionKey {
  return key.startsWith("actions.") && names.has(action);
}

import { IN_INSTALLATION } from "./in-installation";
import { IN_PROJECT } from "./in-project";
import type { Known } from "./known";

export { type Names, nothing } from "./names";

/** The input and role of each action. An action that is missing here fails the test. */
export const ACTIONS: Record<string, Known> = { ...IN_PROJECT, ...IN_INSTALLATION };

/** Open to signed-out people: signing in (also by a one-time link) and out, and preferences. */
export const OPEN = new Set([
  "signIn",
  "signInWithCode",
  "signOut",
  "setFirstPassword",
  "beginPasskeySignIn",
  "finishPasskeySignIn",
  "chooseTheme",
  "chooseDensity",
  "chooseLocale",
]);

/**
 * Functions that pages call for signed-out people too: they read only cookies, or serve the public
 * pages of personal links, where the token is the key.
 */
export const UNGUARDED = new Set([
  "openGuestPage",
  "joinFromGuestPage",
  "guestCalendar",
  "showStopReminders",
  "stopRemindersFromPage",
  "receiveBounces",
  "openLostLinkPage",
  "requestLostLink",
  "requestTheme",
  "requestDensity",
  "isDensity",
  "requestTimeZone",
  "isTheme",
  "isTopic",
]);

/** The actions allowed before setting up required two-step verification or a passkey. */
export const SETTING_UP = new Set([
  "beginTwoSteps",
  "confirmTwoSteps",
  "beginPasskey",
  "addPasskey",
  "provePassword",
]);

import { ADMINISTRATION } from "./screens/administration";
import { CONFERENCES } from "./screens/conferences";
import { FAILURES } from "./screens/failures";
import { IMPORTS } from "./screens/imports";
import { INVITATIONS } from "./screens/invitations";
import { MAIL } from "./screens/mail";
import { PARTICIPANTS } from "./screens/participants";
import { ROSTER } from "./screens/roster";
import { SIGNING_IN } from "./screens/signing-in";
import type { Screen } from "./screens/fixtures";

export { type Screen, createFixtures, type Fixtures } from "./screens/fixtures";

/** Screens that one worker opens in turn: screens of one area share their fixtures. */
export const SCREEN_GROUPS: readonly (readonly Screen[])[] = [
  [...IMPORTS, ...INVITATIONS, ...ADMINISTRATION],
  [...ROSTER, ...PARTICIPANTS, ...MAIL],
  [...SIGNING_IN, ...CONFERENCES, ...FAILURES],
];

/** Every screen and dialog of Foyer, each with the steps that open it. */
export const SCREENS: readonly Screen[] = SCREEN_GROUPS.flat();

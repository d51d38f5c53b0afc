import type { Page } from "@playwright/test";
import type { Sandbox, SeededConference } from "../sandbox";
import type { Translate } from "../translations";

/** Fixtures of the screens: conferences, and the texts of the language. */
export type Fixtures = {
  translate: Translate;
  sandbox: Sandbox;
  /** Data folder to create other accounts in. */
  dataDir: string;
  full: SeededConference;
  empty: SeededConference;
  /** Its invitations end as unknown. */
  unclear: SeededConference;
  /** Its roster was read once, and reading now fails. */
  failing: SeededConference;
};

export type Screen = {
  name: string;
  /** Opened while nobody is signed in. */
  signedOut?: true;
  /** Leaves state behind (a message, a form, a fault), so the next screen is loaded again. */
  leavesState?: boolean;
  open: (page: Page, fixtures: Fixtures) => Promise<void>;
};

/** Creates the conferences of the screens. `make` creates one, with a unique title or the given one. */
export async function createFixtures(
  sandbox: Sandbox,
  translate: Translate,
  dataDir: string,
  { make = sandbox.seed, people = 8 } = {},
): Promise<Fixtures> {
  return {
    translate,
    sandbox,
    dataDir,
    full: await make(people, "Annual partners’ meeting"),
    empty: await make(0, "Press breakfast"),
    unclear: await make(8, "Board meeting"),
    failing: await make(3, "Совет директоров"),
  };
}

import type { Page } from "@playwright/test";
import type { Sandbox, SeededConference } from "../sandbox";
import type { Translate } from "../translations";

/** What the screens stand on: conferences made for them, and the words of the language shown. */
export type Fixtures = {
  translate: Translate;
  sandbox: Sandbox;
  /** Where people are made who are not the administrator. */
  dataDir: string;
  full: SeededConference;
  empty: SeededConference;
  /** Its invitations fail in such a way that nobody knows their outcome. */
  unclear: SeededConference;
  /** Its roster was read once and can't be read any more. */
  failing: SeededConference;
};

export type Screen = {
  name: string;
  /** Opened while nobody is signed in. */
  signedOut?: true;
  /** Something of it (a message, a form, a fault) would show on the next screen, so that one is loaded anew. */
  leavesState?: boolean;
  open: (page: Page, fixtures: Fixtures) => Promise<void>;
};

/** Makes the conferences that the screens show, by `make`: with titles of their own, or as they are. */
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

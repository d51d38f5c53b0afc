import { test as base, type BrowserContextOptions, expect } from "@playwright/test";
import { listen } from "./complaints";
import { type Sandbox, sandboxOf } from "./foyer";
import { signIn } from "./sign-in";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

type Options = {
  /** Complaints of the browser that this test provokes on purpose. */
  expectedComplaints: RegExp[];
};
type Fixtures = {
  /** Fails the test when the browser complained of anything. */
  noComplaints: void;
  /** Where the service behind Foyer listens, for looking at it from the other side. */
  sandbox: Sandbox;
};
type WorkerFixtures = { signedIn: StorageState };

const server = () => process.env.FOYER_E2E_URL ?? "";

/** Nobody signed in: `test.use({ storageState: STRANGER })`. */
export const STRANGER: StorageState = { cookies: [], origins: [] };

/** Playwright's test on our server: signed in as the administrator, and strict about complaints. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedComplaints: [[], { option: true }],
  baseURL: ({}, provide) => provide(server()),
  storageState: ({ signedIn }, provide) => provide(signedIn),
  signedIn: [
    async ({ browser }, provide) => {
      const context = await browser.newContext({ baseURL: server(), locale: "en-US" });
      await signIn(await context.newPage());
      const state = await context.storageState();
      await context.close();
      await provide(state);
    },
    { scope: "worker" },
  ],
  noComplaints: [
    async ({ context, expectedComplaints }, provide) => {
      const complaints = await listen(context);
      await provide();
      const unexpected = complaints.filter((one) => !expectedComplaints.some((known) => known.test(one)));
      expect(unexpected, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  sandbox: ({}, provide) => provide(sandboxOf(process.env.FOYER_E2E_DATA ?? "")),
});

export { expect };

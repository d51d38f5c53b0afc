import { test as base, type BrowserContextOptions, expect } from "@playwright/test";
import type { Sandbox as Service } from "@/lib/sandbox/server";
import { ADMIN } from "./admin";
import { collectErrors } from "./browser-errors";
import { connectionOf, type Foyer, keysOf, startFoyer } from "./foyer";
import { leaksIn, recordAnswers, spellings } from "./leaks";
import { type Sandbox, sandboxClient } from "./sandbox";
import { enter } from "./session";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

type Options = {
  /** Browser errors that this test provokes on purpose. */
  expectedErrors: RegExp[];
};
type Fixtures = {
  /** Fails the test if the browser reported an error. */
  noUnexpectedErrors: void;
  /** Fails the test if a page or a response contained a key, or a link that was not requested. */
  noLeaks: void;
  /** The service behind Foyer. */
  sandbox: Sandbox;
};
type WorkerFixtures = {
  /** The server of these tests; with its own settings if the file gives some. */
  foyer: Pick<Foyer, "url" | "dataDir" | "secret" | "output">;
  /** If given (even empty), the tests of the file get their own server. */
  ownServer: Record<string, string> | null;
  /** If given, a second service accepts this key, and `ownServer` may add projects. */
  secondKey: string | null;
  second: Service;
  signedIn: StorageState;
};

/** Signed out: `test.use({ storageState: SIGNED_OUT })`. */
export const SIGNED_OUT: StorageState = { cookies: [], origins: [] };

/**
 * Playwright's test on our server: signed in as the administrator, and failing on browser errors.
 */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],
  ownServer: [null, { option: true, scope: "worker" }],
  secondKey: [null, { option: true, scope: "worker" }],
  second: [
    async ({ secondKey }, provide) => {
      const { startSandbox } = await import("@/lib/sandbox/server");
      const service = await startSandbox({ port: 0, file: ":memory:", apiKey: secondKey ?? "" });
      await provide(service);
      await service.close();
    },
    { scope: "worker" },
  ],
  foyer: [
    async ({ ownServer, secondKey, second }, provide) => {
      if (ownServer === null) {
        const url = process.env.FOYER_E2E_URL ?? "";
        await provide({ url, dataDir: process.env.FOYER_E2E_DATA ?? "", output: () => "" });
        return;
      }
      const foyer = await startFoyer({
        FOYER_ADMIN_EMAIL: ADMIN.email,
        FOYER_ADMIN_PASSWORD: ADMIN.password,
        FOYER_UNDO_SECONDS: "3",
        ...(secondKey !== null && { BOOMSTREAM_API_URL: second.url }),
        ...ownServer,
      });
      await provide(foyer);
      await foyer.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ foyer }, provide) => provide(foyer.url),
  storageState: ({ signedIn }, provide) => provide(signedIn),
  signedIn: [
    async ({ browser, foyer }, provide) => {
      const context = await browser.newContext();
      await enter(context, foyer, ADMIN.email);
      const state = await context.storageState();
      await context.close();
      await provide(state);
    },
    { scope: "worker" },
  ],
  noUnexpectedErrors: [
    async ({ context, expectedErrors }, provide) => {
      const errors = await collectErrors(context);
      await provide();
      const unexpected = errors.filter((one) => !expectedErrors.some((known) => known.test(one)));
      expect(unexpected, "errors of the browser").toEqual([]);
    },
    { auto: true },
  ],
  noLeaks: [
    async ({ context, foyer }, provide) => {
      const record = recordAnswers(context, foyer.url);
      await provide();
      record.stop();
      const leaks = leaksIn(await record.recorded(), keysOf(foyer.dataDir).flatMap(spellings));
      expect(leaks, "keys and links where nobody asked for them").toEqual([]);
    },
    { auto: true },
  ],
  sandbox: ({ foyer }, provide) => provide(sandboxClient(connectionOf(foyer.dataDir))),
});

export { expect };

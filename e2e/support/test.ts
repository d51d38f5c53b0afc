import { test as base, type BrowserContextOptions, expect } from "@playwright/test";
import { type Sandbox as Service, startSandbox } from "@/lib/sandbox/server";
import { ADMIN } from "./admin";
import { listen } from "./complaints";
import { connectionOf, type Foyer, keysOf, startFoyer } from "./foyer";
import { leaksIn, recordAnswers, spellings } from "./leaks";
import { type Sandbox, speakTo } from "./sandbox";
import { signIn } from "./sign-in";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

type Options = {
  /** Complaints of the browser that this test provokes on purpose. */
  expectedComplaints: RegExp[];
};
type Fixtures = {
  /** Fails the test when the browser complained of anything. */
  noComplaints: void;
  /** Fails the test when a page or an answer held a key, or a link that nobody asked for. */
  noLeaks: void;
  /** The service behind Foyer, for looking at it from the other side. */
  sandbox: Sandbox;
};
type WorkerFixtures = {
  /** The server that these tests visit; settings of its own where a file gives some. */
  foyer: Pick<Foyer, "url" | "dataDir" | "said">;
  /** Given (even empty), the tests of the file get a server that nobody else visits. */
  ownServer: Record<string, string> | null;
  /** Given, there is a second service that takes this key, and new projects of `ownServer` are there. */
  secondKey: string | null;
  second: Service;
  signedIn: StorageState;
};

/** Nobody signed in: `test.use({ storageState: STRANGER })`. */
export const STRANGER: StorageState = { cookies: [], origins: [] };

/** Playwright's test on our server: signed in as the administrator, and strict about complaints. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  expectedComplaints: [[], { option: true }],
  ownServer: [null, { option: true, scope: "worker" }],
  secondKey: [null, { option: true, scope: "worker" }],
  second: [
    async ({ secondKey }, provide) => {
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
        await provide({ url, dataDir: process.env.FOYER_E2E_DATA ?? "", said: () => "" });
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
      const context = await browser.newContext({ baseURL: foyer.url, locale: "en-US" });
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
      const unexpected = complaints.filter(
        (one) => !expectedComplaints.some((known) => known.test(one)),
      );
      expect(unexpected, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  noLeaks: [
    async ({ context, foyer }, provide) => {
      const record = recordAnswers(context, foyer.url);
      await provide();
      record.stop();
      const leaks = leaksIn(await record.told(), keysOf(foyer.dataDir).flatMap(spellings));
      expect(leaks, "keys and links where nobody asked for them").toEqual([]);
    },
    { auto: true },
  ],
  sandbox: ({ foyer }, provide) => provide(speakTo(connectionOf(foyer.dataDir))),
});

export { expect };

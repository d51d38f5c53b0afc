import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = [
  { find: "@", replacement: root.replace(/\/$/, "") },
  { find: "next/headers", replacement: `${root}lib/testing/next-headers.ts` },
  // Marks server code for Next's bundler; outside of it there is nothing to mark.
  { find: "server-only", replacement: `${root}lib/testing/server-only.ts` },
  // As in next.config.js.
  {
    find: /^use-intl\/format-message$/,
    replacement: "use-intl/format-message/format-only",
  },
];
const server = { deps: { inline: ["use-intl"] } };

/** Busy machines are no reason to fail. */
const shared = { server, testTimeout: 30_000, hookTimeout: 60_000 };

/** Data tests run on both engines; everything else once. */
export default defineConfig({
  test: {
    // On two processors Vitest would take one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
          exclude: ["lib/**/*.db.test.ts"],
        },
      },
      ...(["sqlite", "postgres"] as const).map((engine) => ({
        resolve: { alias },
        test: {
          ...shared,
          // Modules are loaded once per worker, not once per file: that halves the time.
          isolate: false,
          name: engine,
          include: ["lib/**/*.db.test.ts"],
          globalSetup: [`./lib/testing/${engine}.ts`],
          setupFiles: ["./lib/testing/setup.ts"],
        },
      })),
    ],
  },
});

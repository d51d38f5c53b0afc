import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

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

/** Modules are loaded once per worker, not once per file. Generous timeouts for slow machines. */
const shared = { server, isolate: false, testTimeout: 60_000, hookTimeout: 60_000 };

/** The slowest files, slowest first: started last, one would run alone at the end. */
const LONG = [
  "lib/delivery/chaos.db.test.ts",
  "lib/delivery/simulation.test.ts",
  "lib/imports/imports.db.test.ts",
  "lib/delivery/clocks.db.test.ts",
  "lib/server/backup/backup.db.test.ts",
  "lib/guest-pages/lost-link.db.test.ts",
  "lib/access/sign-in/concurrent-sign-in.db.test.ts",
  "lib/guest-pages/attacks.db.test.ts",
  "lib/access/access.db.test.ts",
  "lib/db/postgres.db.test.ts",
  "lib/live/live.db.test.ts",
  "lib/delivery/testing/chaos.test.ts",
];
const missing = LONG.filter((file) => !existsSync(`${root}${file}`));
if (missing.length > 0)
  throw new Error(`LONG names files that do not exist: ${missing.join(", ")}`);

/** Runs the projects in the order of the configuration, and the long files of each first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = this.ctx.projects.map(({ name }) => name);
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((file) => moduleId.endsWith(file));
      return at === -1 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (one, other) =>
        projects.indexOf(one.project.name) - projects.indexOf(other.project.name) ||
        place(one) - place(other),
    );
  }
}

/** Data tests run on both engines; everything else once. */
export default defineConfig({
  test: {
    // Data tests are I/O-bound, so two more workers than processors.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // The projects share most modules: each is transformed once, not once per project.
    experimental: { fsModuleCache: true },
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
          exclude: ["lib/**/*.db.test.ts"],
          setupFiles: ["./lib/testing/unit-setup.ts"],
        },
      },
      ...(["sqlite", "postgres"] as const).map((engine) => ({
        resolve: { alias },
        test: {
          ...shared,
          name: engine,
          include: ["lib/**/*.db.test.ts"],
          globalSetup: [`./lib/testing/${engine}.ts`],
          setupFiles: ["./lib/testing/setup.ts"],
        },
      })),
    ],
  },
});

import { basePathOf } from "./scripts/base-path.mjs";

/** @type {import("next").NextConfig} */
const config = {
  // Tests and comparisons build beside the build that is being served.
  distDir: process.env.FOYER_DIST_DIR || ".next",
  // Set by scripts/release.mjs: traces the packages that the server needs.
  output: process.env.FOYER_STANDALONE ? "standalone" : undefined,
  outputFileTracingRoot: import.meta.dirname,
  // No screen shows a picture that Next has to scale; its library would be a third of a release.
  images: { unoptimized: true },
  outputFileTracingExcludes: { "/*": ["node_modules/sharp/**", "node_modules/@img/**"] },
  basePath: basePathOf(process.env) || undefined,
  // Messages are compiled on the server (lib/platform/i18n/compiled.ts): this one formats and doesn't parse.
  turbopack: {
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  // Part of pages and handlers, so that an old page detects a new server. Set by scripts/build.mjs.
  env: {
    FOYER_BUILD_ID: process.env.FOYER_BUILD_ID ?? "",
    FOYER_BASE_PATH: basePathOf(process.env),
  },
  experimental: {
    // Lifetime of a page prefetched on hover, in seconds; its lists refetch when it opens.
    staleTimes: { static: 30 },
    authInterrupts: true,
    // Loads a page's code when it first opens: less memory at rest, and a quicker start.
    preloadEntriesOnStart: false,
  },
  // The help is read when its page opens.
  outputFileTracingIncludes: { "/help": ["docs/help/**"], "/help/[topic]": ["docs/help/**"] },
  // `npm test` checks the types: a build on a server is quicker without.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [
    // Pages get theirs from the proxy, which does not see static files.
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  // Native or worker-based packages must be required at run time, not bundled.
  serverExternalPackages: ["libsql", "@node-rs/argon2", "pino", "pg", "kysely", "nodemailer"],
};

export default config;

/** @type {import("next").NextConfig} */
const config = {
  // Tests and comparisons build beside the build that is being served.
  distDir: process.env.FOYER_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-based packages must be required at run time, not bundled.
  headers: async () => [
    // Pages get theirs from the proxy, which does not see static files.
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  serverExternalPackages: ["libsql", "@node-rs/argon2", "pino", "pg", "kysely"],
};

export default config;

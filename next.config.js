/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Native or worker-based packages that must be required at run time, not bundled.
  serverExternalPackages: ["libsql", "@node-rs/argon2", "pino", "pg", "kysely"],
  experimental: {
    // Attachments never travel through actions; imports are sent in chunks well under this.
    serverActions: { bodySizeLimit: "1mb" },
  },
};

export default config;

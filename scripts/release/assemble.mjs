import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../root.mjs";

/** Documents that go with a release. */
const DOCUMENTS = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", ".env.example"];
/** The traces contain these, but no code of Foyer loads them. */
const UNUSED = /node_modules\/(sharp|@img|@libsql\/[^/]*-musl)(\/|$)/;
/** Settings of the build that name folders of the machine that built it. */
const BUILD_FOLDERS = ["outputFileTracingRoot", "repoRoot", "turbopack"];

/** Copies the build, its static files and the packages that it needs into the folder of a release. */
export function assemble(folder, dist) {
  const standalone = inRoot(dist, "standalone");
  const copy = (from, to) =>
    cpSync(from, path.join(folder, to), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !UNUSED.test(path.relative(standalone, file)) && !file.endsWith(".map"),
    });
  copy(path.join(standalone, "node_modules"), "node_modules");
  copy(path.join(standalone, dist), ".next");
  copy(inRoot(dist, "static"), ".next/static");
  copy(inRoot("public"), "public");
  copy(inRoot("deploy"), "deploy");
  // The pages under Help.
  copy(inRoot("docs", "help"), "docs/help");
  for (const name of DOCUMENTS) copy(inRoot(name), name);
  writeConfig(folder);
  writeManifest(folder);
}

/** The server reads this instead of next.config.js, which needs the packages of the build. */
function writeConfig(folder) {
  const file = path.join(folder, ".next", "required-server-files.json");
  const required = JSON.parse(readFileSync(file, "utf8"));
  const { config } = required;
  for (const name of BUILD_FOLDERS) delete config[name];
  config.distDir = "./.next";
  config.distDirRoot = ".next";
  writeFileSync(file, JSON.stringify({ version: required.version, config, files: [], ignore: [] }));
}

function writeManifest(folder) {
  const { name, version, description, license, engines } = JSON.parse(
    readFileSync(inRoot("package.json"), "utf8"),
  );
  const scripts = {
    start: "exec node server.mjs",
    admin: "node bin/admin.mjs",
    backup: "node bin/backup.mjs",
    restore: "node bin/restore.mjs",
    "activity:verify": "node bin/verify-activity.mjs",
    "secrets:rotate": "node bin/rotate-secrets.mjs",
  };
  const manifest = { name, version, description, license, type: "module", engines, scripts };
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

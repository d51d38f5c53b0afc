import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { endWithParent } from "./end-with-parent.mjs";
import { inRoot } from "./root.mjs";
import { run } from "./run.mjs";
import { freePort, startTlsFront } from "./tls-front.mjs";

/**
 * Scans a production server behind TLS on loopback with Mozilla's HTTP Observatory and prints its
 * grade. Exits with 1 below A+, with 75 if the scanner can't be installed. The scanner is not a
 * dependency because it brings 230 packages (130 MB): it is installed on first use, without install
 * scripts, in its own folder. With `install`, does only that.
 */
const WANTED = "A+";
/** EX_TEMPFAIL of sysexits.h. */
const NOT_INSTALLED = 75;
const PACKAGES = { "@mdn/mdn-http-observatory": "1.4.8", selfsigned: "5.5.0" };
const folder = inRoot("node_modules", ".cache", "observatory");
const scanner = path.join(folder, "node_modules", "@mdn", "mdn-http-observatory");

await install();
if (process.argv[2] === "install") process.exit();
await build();
const work = mkdtempSync(path.join(tmpdir(), "foyer-observatory-"));
const closing = [() => rmSync(work, { recursive: true, force: true })];
try {
  const { scan, tests } = await look();
  for (const { title, result, pass, scoreModifier } of Object.values(tests)) {
    const points = scoreModifier > 0 ? `+${scoreModifier}` : scoreModifier;
    console.log(`${pass ? "passed" : "FAILED"}  ${title}: ${result} (${points})`);
  }
  console.log(`Grade ${scan.grade}, ${scan.score} points, ${scan.testsPassed} tests passed.`);
  if (scan.grade !== WANTED) process.exitCode = 1;
} finally {
  for (const close of closing.toReversed()) await close();
}

async function install() {
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  const done = path.join(folder, wanted.join("+").replaceAll("/", "_"));
  if (existsSync(done)) return;
  console.log("Installing the HTTP Observatory (once)…");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  const flags = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--save-exact"];
  const { code, output } = await run("npm", ["install", "--prefix", folder, ...flags, ...wanted], {
    quiet: true,
  });
  if (code !== 0) {
    console.error(`The HTTP Observatory can't be installed:\n${output}`);
    process.exit(NOT_INSTALLED);
  }
  // Its install script downloads the browsers' list of HTTPS-only domains, which is not needed
  // here.
  writeFileSync(path.join(scanner, "conf", "hsts-preload.json"), "{}\n");
  writeFileSync(done, "");
}

/** Starts Foyer behind TLS and returns the scanner's findings. */
async function look() {
  const certificate = await newCertificate();
  const port = await freePort();
  const front = await startTlsFront(certificate, port);
  closing.push(front.close);
  await startFoyer(port, front.host);
  const trusted = path.join(work, "certificate.pem");
  writeFileSync(trusted, certificate.cert);
  const entry = pathToFileURL(path.join(scanner, "src", "index.js")).href;
  const script = `import { scan } from ${JSON.stringify(entry)};
    const { scan: sum, tests } = await scan(${JSON.stringify(front.host)});
    const rows = Object.values(tests).map((test) => ({ title: test.constructor.title, ...test }));
    console.log(JSON.stringify({ scan: sum, tests: rows }));
    process.exit(0);`;
  const { code, output } = await run(
    process.execPath,
    ["--no-deprecation", "--input-type=module", "--eval", script],
    { quiet: true, env: { NODE_EXTRA_CA_CERTS: trusted } },
  );
  if (code !== 0) throw new Error(`The scanner failed:\n${output}`);
  return JSON.parse(output);
}

async function newCertificate() {
  const require = createRequire(path.join(folder, "package.json"));
  const { cert, private: key } = await require("selfsigned").generate(
    [{ name: "commonName", value: "localhost" }],
    { keySize: 2048, algorithm: "sha256" },
  );
  return { cert, key };
}

async function startFoyer(port, host) {
  const child = spawn(process.execPath, [inRoot("scripts", "serve.mjs")], {
    env: {
      ...process.env,
      PORT: String(port),
      NEXTAUTH_URL: `https://${host}`,
      NEXTAUTH_SECRET: "",
      DATABASE_URL: "",
      BOOMSTREAM_API_KEY: "",
      BOOMSTREAM_API_URL: "",
      FOYER_DATA_DIR: path.join(work, "data"),
      FOYER_SANDBOX_PORT: String(await freePort()),
      FOYER_TRUSTED_PROXIES: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithParent(child);
  closing.push(
    () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once("exit", resolve);
        child.kill("SIGTERM");
      }),
  );
  await new Promise((resolve, reject) => {
    let output = "";
    const hear = (chunk) => {
      output += chunk;
      if (output.includes("is ready")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`Foyer did not start:\n${output}`)));
  });
}

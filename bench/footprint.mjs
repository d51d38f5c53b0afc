import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { freePort } from "../scripts/tls-front.mjs";

// Memory at rest and under load, time to start and to stop: npm run bench:footprint
//   -- --server dist/…/server.mjs measures a release, --seconds 60 sets the length of the load, and
//   "--flags=--max-semi-space-size=2" tries options of Node.
const { values } = parseArgs({
  options: {
    server: { type: "string", default: "scripts/serve.mjs" },
    seconds: { type: "string", default: "60" },
    flags: { type: "string", default: "" },
  },
});
const ACCOUNT = { email: "bench@foyer.example", password: "a password for benchmarks" };
const PAGES = ["/", "/conferences", "/people?q=a", "/imports", "/activity", "/api/conferences?q=a"];
const AT_ONCE = 8;
const flags = values.flags.split(" ").filter(Boolean);
const dataDir = mkdtempSync(path.join(tmpdir(), "foyer-footprint-"));
const port = await freePort();
const url = `http://localhost:${port}`;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

const began = performance.now();
const server = spawn(process.execPath, [...flags, path.resolve(values.server)], {
  env: {
    ...process.env,
    // A developer's .env must not fill them in.
    BOOMSTREAM_API_KEY: "",
    DATABASE_URL: "",
    NEXTAUTH_URL: "",
    SMTP_URL: "",
    SMTP_FROM: "",
    FOYER_DATA_DIR: dataDir,
    FOYER_SANDBOX_PORT: String(await freePort()),
    FOYER_ADMIN_EMAIL: ACCOUNT.email,
    FOYER_ADMIN_PASSWORD: ACCOUNT.password,
    PORT: String(port),
  },
  stdio: ["ignore", "pipe", "ignore"],
});
let output = "";
server.stdout.on("data", (chunk) => (output += chunk));
while (!output.includes("is ready")) await pause(5);
const figures = { "ready (ms)": Math.round(performance.now() - began) };
figures["CPU until ready (ms)"] = cpuOf(server.pid);
await pause(8_000);
figures["at rest (MB)"] = memoryOf(server.pid, "VmRSS");
const cookie = await signIn();
const seconds = Number(values.seconds) * 1_000;
const until = performance.now() + seconds;
// Discards the first third: JIT warm-up.
const warm = until - (seconds * 2) / 3;
let [cpuBefore, pages, pagesBefore] = [0, 0, 0];
await Promise.all(
  Array.from({ length: AT_ONCE }, async (_, worker) => {
    for (let at = worker; performance.now() < until; at += 1) {
      const status = await ask(PAGES[at % PAGES.length] ?? "/", cookie);
      if (status !== 200) throw new Error(`${PAGES[at % PAGES.length]} responded ${status}`);
      pages += 1;
      if (cpuBefore === 0 && performance.now() > warm) {
        [cpuBefore, pagesBefore] = [cpuOf(server.pid), pages];
      }
    }
  }),
);
figures["pages"] = pages;
figures["CPU per page (ms)"] = Number(
  ((cpuOf(server.pid) - cpuBefore) / (pages - pagesBefore)).toFixed(1),
);
figures["after the load (MB)"] = memoryOf(server.pid, "VmRSS");
await pause(8_000);
figures["8 s later (MB)"] = memoryOf(server.pid, "VmRSS");
figures["peak (MB)"] = memoryOf(server.pid, "VmHWM");
agent.destroy();
const stopping = performance.now();
const ended = once(server, "exit");
server.kill("SIGTERM");
await ended;
figures["idle stop (ms)"] = Math.round(performance.now() - stopping);
rmSync(dataDir, { recursive: true });
console.table(figures);

/** Signs in through next-auth's own route. Returns the cookies. */
async function signIn() {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const jar = cookiesOf(csrf);
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, cookie: jar, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...ACCOUNT, csrfToken }),
  });
  return `${jar}; ${cookiesOf(response)}`;
}

function cookiesOf(response) {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function ask(address, cookie) {
  return new Promise((resolve, reject) => {
    get(url + address, { agent, headers: { cookie } }, (response) => {
      response.on("end", () => resolve(response.statusCode)).on("error", reject);
      response.resume();
    }).on("error", reject);
  });
}

function memoryOf(pid, figure) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(new RegExp(`^${figure}:\\s+(\\d+)`, "m").exec(status)?.[1]) / 1024);
}

/** Processor time of all threads: unlike wall time, it is comparable on a busy machine. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

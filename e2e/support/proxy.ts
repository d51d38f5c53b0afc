import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { endWithParent } from "../../scripts/end-with-parent.mjs";

export type Proxy = {
  /** Returns its log so far. */
  output(): string;
  stop(): Promise<void>;
};

/** Makes a self-signed certificate for localhost. */
export function certificate(): { cert: string; key: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-certificate-"));
  const [cert, key] = [path.join(folder, "cert.pem"), path.join(folder, "key.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const args = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", [...args, "-days", "2", ...subject, "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  return { cert, key };
}

/** Starts nginx with these server blocks, and waits until Foyer responds through it. */
export async function startNginx(servers: string, url: string): Promise<Proxy> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-nginx-"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const settings = path.join(folder, "nginx.conf");
  writeFileSync(
    settings,
    `daemon off;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  access_log ${folder}/access.log;
  ${temporary.join("\n  ")}
  ${servers}
}
`,
  );
  const nginx = await start("nginx", ["-p", folder, "-c", settings, "-e", "stderr"], url);
  const accesses = () => readFileSync(path.join(folder, "access.log"), "utf8");
  return { ...nginx, output: () => nginx.output() + accesses() };
}

/** Starts Caddy with this Caddyfile, and waits until Foyer responds through it. */
export async function startCaddy(caddyfile: string, url: string): Promise<Proxy> {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-caddy-"));
  const file = path.join(folder, "Caddyfile");
  writeFileSync(file, caddyfile);
  const args = ["run", "--config", file, "--adapter", "caddyfile"];
  return start("caddy", args, url, { HOME: folder, XDG_DATA_HOME: folder });
}

async function start(
  command: string,
  args: string[],
  url: string,
  variables: Record<string, string> = {},
): Promise<Proxy> {
  const child = spawn(command, args, {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "ignore", "pipe"],
  });
  endWithParent(child);
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await expect
    .poll(() => statusOf(`${url}/api/health/live`), { message: output, timeout: 60_000 })
    .toBe(200);
  return {
    output: () => output,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Returns the status of a response; 0 without one. The certificate is self-signed. */
export function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    (url.startsWith("https:") ? https : http)
      .get(url, { rejectUnauthorized: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .on("error", () => resolve(0));
  });
}

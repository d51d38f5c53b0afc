import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { checkNames } from "@/lib/platform/env-names";
import manifest from "../../package.json";
import { commandOf, stagesOfDockerfile } from "../../scripts/release/dockerfile.mjs";

const read = (file: string) => readFileSync(file, "utf8");

describe("the Dockerfile", () => {
  it("passes a linter", () => {
    expect(validate(read("Dockerfile"))).toEqual([]);
  });

  it("runs Foyer as an unprivileged user and process 1, with a health check and a volume", () => {
    const last = new Map((stagesOfDockerfile().at(-1) ?? []).map(({ name, text }) => [name, text]));
    expect(last.get("USER")).toBe("foyer");
    expect(last.get("VOLUME")).toBe("/data");
    // A shell as process 1 would swallow the stop signal.
    expect(commandOf("CMD")).toEqual(["node", "server.mjs"]);
    expect(commandOf("HEALTHCHECK")).toEqual(["node", "bin/health.mjs"]);
  });

  it("contains neither secrets nor data of the person who builds it", () => {
    const ignored = read(".dockerignore").split("\n");
    for (const name of [".env", ".env.*", ".data", ".git", "node_modules"]) {
      expect(ignored).toContain(name);
    }
  });
});

const Compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string().optional(),
      volumes: z.array(z.string()).default([]),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      healthcheck: z.unknown().optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()).default({}),
});
const composed = (file: string) =>
  // `!reset` removes a value of the file below (Compose 2.24).
  Compose.parse(parse(read(file), { customTags: [{ tag: "!reset", collection: "seq" }] }));

describe("the compose files", () => {
  const files = ["compose.yaml", "compose.postgres.yaml", "compose.caddy.yaml"].map(composed);
  const [base] = files;

  it("name the image by the version of the package", () => {
    expect(base?.services.foyer?.image).toBe(`foyer:${manifest.version}`);
  });

  it("run Foyer read-only, without capabilities, with its data in a volume", () => {
    expect(base?.services.foyer).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      volumes: ["data:/data"],
    });
  });

  it("declare every volume, and name files that exist", () => {
    for (const { services, volumes } of files) {
      const sources = Object.values(services).flatMap((service) =>
        service.volumes.map((volume) => volume.split(":")[0] ?? ""),
      );
      const undeclared = sources.filter((name) => !name.startsWith(".") && !(name in volumes));
      expect(undeclared).toEqual([]);
      expect(sources.filter((name) => name.startsWith(".") && !existsSync(name))).toEqual([]);
    }
  });

  it("use no variable in .env that would stop Foyer's start", () => {
    const samples = ["compose.yaml", "compose.postgres.yaml", "compose.caddy.yaml"];
    const used = [...samples, "deploy/caddy/Caddyfile"].flatMap((file) =>
      [...read(file).matchAll(/\{?\$\{?(FOYER_\w+)/g)].map(([, name = ""]) => name),
    );
    expect(used).toEqual(expect.arrayContaining(["FOYER_DOMAIN", "FOYER_GUEST_DOMAIN"]));
    for (const name of used) expect(() => checkNames({ [name]: "x" }, [])).not.toThrow();
  });

  it("wait only for services that report their health", () => {
    const waits = files.flatMap(({ services }) =>
      Object.values(services).flatMap((service) => Object.entries(service.depends_on)),
    );
    expect(waits.map(([, { condition }]) => condition)).toEqual(waits.map(() => "service_healthy"));
    // Foyer's health check is in its image.
    const others = waits.map(([name]) => name).filter((name) => name !== "foyer");
    const checked = files.flatMap(({ services }) =>
      Object.entries(services).filter(([, service]) => service.healthcheck !== undefined),
    );
    expect(checked.map(([name]) => name)).toEqual(expect.arrayContaining(others));
  });
});

const ANALYZE = "/usr/bin/systemd-analyze";

describe.skipIf(!existsSync(ANALYZE))("the systemd unit", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "foyer-unit-"));
  const unit = path.join(folder, "foyer.service");
  writeFileSync(
    unit,
    read("deploy/systemd/foyer.service").replace("/usr/bin/node", process.execPath),
  );

  it("is valid", () => {
    expect(execFileSync(ANALYZE, ["verify", unit], { encoding: "utf8" })).toBe("");
  });

  it("passes the security check", () => {
    const report = execFileSync(ANALYZE, ["security", "--offline=yes", unit], { encoding: "utf8" });
    const [, level = "10"] = /exposure level for foyer\.service: ([\d.]+)/.exec(report) ?? [];
    expect(Number(level)).toBeLessThan(2);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";

// For container health checks: exits with 0 while this Foyer is ready.
const settings = inRoot(".next", "required-server-files.json");
const basePath = existsSync(settings)
  ? (JSON.parse(readFileSync(settings, "utf8")).config.basePath ?? "")
  : "";
const given = process.env.FOYER_HOST?.trim() || "127.0.0.1";
const host = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[given] ?? given;
const url = `http://${host}:${process.env.PORT || 3000}${basePath}/api/health/ready`;
const response = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(response?.ok ? 0 : 1);

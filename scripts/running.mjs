import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./root.mjs";
import { stop } from "./run.mjs";

// A server from source loads the code of a page when the page first opens. Each listens on a separate
// socket, so that no build or installation replaces that code. The socket of a stopped process refuses.

const short = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);
const prefix = `foyer-${short(root)}-`;
const prefixOf = (dist) => `${prefix}${short(dist)}-`;

/** Returns the folder of the build in use. */
export const distFolder = () => process.env.FOYER_DIST_DIR || ".next";

/** Marks this process as serving a build of this project, until it stops. */
export async function announceServer(dist = distFolder()) {
  if (process.platform === "win32") return;
  const file = path.join(tmpdir(), `${prefixOf(dist)}${process.pid}.sock`);
  rmSync(file, { force: true });
  const server = createServer((socket) => socket.destroy()).unref();
  // Without a writable temporary folder there is no mark.
  await new Promise((resolve) => server.once("error", resolve).listen(file, resolve));
  process.once("exit", () => rmSync(file, { force: true }));
}

/**
 * Exits with one line while a server runs from this project, or only from its build in `dist`.
 * @param {string} why the consequence for that server
 * @param {string} [dist]
 */
export async function refuseWhileServing(why, dist) {
  const [pid] = await runningServers(dist);
  if (pid) stop(`Foyer runs from this folder (process ${pid}). Stop it first: ${why}`);
}

/** Returns the process ids of the servers that run from this project, or only from its build in `dist`. */
export async function runningServers(dist) {
  if (process.platform === "win32") return [];
  const wanted = dist === undefined ? prefix : prefixOf(dist);
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(wanted));
  const alive = await Promise.all(
    names.map(async (name) => {
      const file = path.join(tmpdir(), name);
      if (await isAnswered(file)) return [Number(/-(\d+)\.sock$/.exec(name)?.[1])];
      rmSync(file, { force: true });
      return [];
    }),
  );
  return alive.flat().filter((pid) => pid !== process.pid);
}

/** A socket of another user exists but can't be opened. */
function isAnswered(file) {
  return new Promise((resolve) => {
    const socket = connect(file);
    socket.once("connect", () => {
      resolve(true);
      socket.destroy();
    });
    socket.once("error", (error) => resolve(error.code === "EACCES" || error.code === "EPERM"));
  });
}

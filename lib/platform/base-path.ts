/** The path below which Foyer is served, such as `/foyer`; empty at the root. Set at the build (next.config.js). */
export const basePath = process.env.FOYER_BASE_PATH ?? "";

/**
 * Returns the address of one of our own paths for the browser: fetch, forms, downloads, images. Next's
 * links, router and redirects add the base path themselves.
 */
export function withBase(path: string): string {
  return basePath + path;
}

/** Returns a path of the browser's address without the base path, as Next's router uses it. */
export function withoutBase(path: string): string {
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

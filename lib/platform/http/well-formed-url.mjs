/**
 * Returns false for a request target that no form or link of ours makes: a malformed escape, bytes that
 * are not UTF-8, or a NUL, which PostgreSQL refuses in texts.
 * @param {string} target path and query, as in the request line
 */
export function isWellFormed(target) {
  try {
    return !decodeURIComponent(target).includes("\0");
  } catch {
    return false;
  }
}

/**
 * Sets a header that comes as a list of one value as that value.
 *
 * Symptom: Next sets a route handler's content type as a list of one, and its own compression then
 * sends the response uncompressed.
 * Upstream: vercel/next.js#98007.
 * Remove when e2e/headers.spec.ts sees compressed JSON without it.
 * @param {import("node:http").ServerResponse} response
 */
export function setSingleValueHeaders(response) {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    set(name, Array.isArray(value) && value.length === 1 ? value[0] : value);
}

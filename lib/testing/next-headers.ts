/** `next/headers` for tests (vitest.config.ts), with a request that the test sets. */
const jar = new Map<string, string>();
let sent = new Headers();

/** Sets the headers of the request. */
export function setHeaders(values: Record<string, string>): void {
  sent = new Headers(values);
}

/** Sets one cookie of the request; null removes it. */
export function setCookie(name: string, value: string | null): void {
  if (value === null) jar.delete(name);
  else jar.set(name, value);
}

/** Removes the headers and cookies that were set. */
export function resetRequest(): void {
  jar.clear();
  sent = new Headers();
}

export async function headers(): Promise<Headers> {
  return sent;
}

export async function cookies() {
  return {
    get: (name: string) => {
      const value = jar.get(name);
      return value === undefined ? undefined : { name, value };
    },
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    has: (name: string) => jar.has(name),
    set: (cookie: { name: string; value: string } | string, value = "") =>
      typeof cookie === "string" ? setCookie(cookie, value) : setCookie(cookie.name, cookie.value),
    delete: (name: string) => setCookie(name, null),
  };
}

import { type ReactNode, Suspense } from "react";

/** Delay before the fallback is shown (ms). */
const FALLBACK_DELAY = 150;

type DeferredProps<T> = {
  promise: Promise<T>;
  fallback: ReactNode;
  children: (value: T) => ReactNode;
};

/**
 * Renders the value of a promise. A fast value is part of the page's HTML; while a slow one is pending, the fallback
 * is shown. A loading.tsx file would show its skeleton every time.
 */
export async function Deferred<T>({ promise, fallback, children }: DeferredProps<T>) {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, FALLBACK_DELAY, null));
  const fast = await Promise.race([promise.then((value) => ({ value })), timeout]);
  if (fast) return children(fast.value);
  return (
    <Suspense fallback={fallback}>
      <Resolved promise={promise}>{children}</Resolved>
    </Suspense>
  );
}

async function Resolved<T>({ promise, children }: Omit<DeferredProps<T>, "fallback">) {
  return children(await promise);
}

import { type ReactNode, Suspense } from "react";

/** People notice a wait from about here (ms). */
const NOTICED = 150;

type SoonProps<T> = {
  promise: Promise<T>;
  fallback: ReactNode;
  children: (value: T) => ReactNode;
};

/**
 * Shows what a promise brings: in place, in the page's own HTML, when it comes quickly, else a
 * fallback first. A loading file would show its skeleton every time, if only for a frame.
 */
export async function Soon<T>({ promise, fallback, children }: SoonProps<T>) {
  const late = new Promise<null>((resolve) => setTimeout(resolve, NOTICED, null));
  const quick = await Promise.race([promise.then((value) => ({ value })), late]);
  if (quick) return children(quick.value);
  return (
    <Suspense fallback={fallback}>
      <Late promise={promise}>{children}</Late>
    </Suspense>
  );
}

async function Late<T>({ promise, children }: Omit<SoonProps<T>, "fallback">) {
  return children(await promise);
}

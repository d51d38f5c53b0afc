"use client";

import { ErrorPage } from "@/components/shell/error-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Shown in place of a page that threw; the navigation stays. */
export default function PageError({ error, reset }: Props) {
  return <ErrorPage error={error} retry={reset} />;
}

"use client";

import { CrashPage } from "@/components/shell/crash-page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page or its layout broke. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <CrashPage error={error} retry={reset} />;
}

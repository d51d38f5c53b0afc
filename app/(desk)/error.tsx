"use client";

import { CrashPage } from "@/components/shell/crash-page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page behind sign-in broke: the navigation stays. */
export default function DeskErrorPage({ error, reset }: ErrorPageProps) {
  return <CrashPage error={error} retry={reset} />;
}

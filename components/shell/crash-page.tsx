"use client";

import { DoorOpen } from "lucide-react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { crashTexts } from "./crash-texts";

type CrashPageProps = { error: Error & { digest?: string }; retry: () => void };

/** What stands in a page's place when it broke; the reference finds the line in the log. */
export function CrashPage({ error, retry }: CrashPageProps) {
  const russian = typeof document !== "undefined" && document.documentElement.lang === "ru";
  const texts = russian ? crashTexts.ru : crashTexts.en;
  return (
    <div role="alert">
      <EmptyState
        level={1}
        icon={<DoorOpen aria-hidden="true" />}
        title={texts.title}
        text={
          <>
            {texts.text}
            {error.digest && (
              <span className="mt-2 block text-sm text-ink-faint">
                {texts.reference} <code className="font-mono">{error.digest}</code>
              </span>
            )}
          </>
        }
        action={
          <Button variant="primary" onClick={retry}>
            {texts.retry}
          </Button>
        }
      />
    </div>
  );
}

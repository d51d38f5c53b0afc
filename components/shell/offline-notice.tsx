"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

/** Shown while the browser is offline. */
export function OfflineNotice() {
  const t = useTranslations("common.shell");
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center gap-2.5 border-b bg-sunken px-4 py-2 text-sm md:px-8 xl:px-12">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
          {t("offline")}
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

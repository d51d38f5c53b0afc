"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TOASTS } from "./keep-for-toasts";
import { Toast } from "./toast";
import { ToastContext, type ToastOptions } from "./toast-context";

const AT_ONCE = 4;
const HOTKEY = "F8";

type Shown = ToastOptions & { id: number };

let lastId = 0;

/** Keeps the toasts and the place where they appear, which is read out. F8 moves the focus there. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const place = useRef<HTMLDivElement>(null);
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const show = useCallback((options: ToastOptions) => {
    lastId += 1;
    const shown = { ...options, id: lastId };
    setToasts((now) => [...now, shown].slice(-AT_ONCE));
  }, []);
  const remove = useCallback(
    (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)),
    [],
  );
  useEffect(() => {
    function jump(event: KeyboardEvent) {
      if (event.key === HOTKEY) place.current?.focus();
    }
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        {...{ [TOASTS]: "" }}
        ref={place}
        role="region"
        tabIndex={-1}
        aria-label={t("notifications", { hotkey: HOTKEY })}
        className="pointer-events-none fixed right-0 z-60 w-full p-4 outline-none max-md:top-0 max-md:p-3 md:bottom-0 md:w-[26rem]"
      >
        {/* A live region from the beginning: one that came with its text would not be read. */}
        <ol aria-live="polite" aria-relevant="additions" className="flex flex-col gap-2">
          {toasts.map((toast) => (
            <Toast key={toast.id} {...toast} onClosed={remove} />
          ))}
        </ol>
      </div>
    </ToastContext>
  );
}

"use client";

import * as Radix from "@radix-ui/react-toast";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { Toast } from "./toast";
import { ToastContext, type ToastOptions } from "./toast-context";
import { useHydrated } from "./use-hydrated";

const AT_ONCE = 4;

type Shown = ToastOptions & { id: number };

let lastId = 0;

/** Keeps the toasts and the place where they appear. F8 moves the focus there. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const hydrated = useHydrated();
  const show = useCallback((options: ToastOptions) => {
    lastId += 1;
    const shown = { ...options, id: lastId };
    setToasts((now) => [...now, shown].slice(-AT_ONCE));
  }, []);
  const remove = (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={show}>
      <Radix.Provider label={t("notification")} swipeDirection="right">
        {children}
        {toasts.map(({ id, ...toast }) => (
          <Toast key={id} {...toast} onClosed={() => remove(id)} />
        ))}
        {/* On the server it would carry an inline style, which the security policy refuses. */}
        {hydrated && (
          <Radix.Viewport
            label={t("notifications", { hotkey: "F8" })}
            className="fixed right-0 z-60 flex w-full flex-col gap-2 p-4 outline-none max-md:top-0 max-md:p-3 md:bottom-0 md:w-[26rem]"
          />
        )}
      </Radix.Provider>
    </ToastContext>
  );
}

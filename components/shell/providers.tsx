"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { IntlProvider } from "use-intl/react";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages";
import { LiveUpdates } from "../live/live-updates";
import { CopyProvider } from "../ui/copy-provider";
import { ToastProvider } from "../ui/toast-provider";
import { makeQueryClient } from "./query-client";
import { useOwnTimeZone } from "./use-own-time-zone";
import "./style-nonce";

type ProvidersProps = {
  locale: Locale;
  /** The dictionary, as `written` (lib/i18n/compiled.ts) has it. */
  messages: string;
  /** The server's guess; the browser's own takes its place. */
  timeZone: string;
  now: number;
  children: ReactNode;
};

/** What the components behind sign-in rely on: language, server state, toasts, the clipboard. */
export function Providers({ locale, messages, timeZone, now, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  const dictionary = useMemo((): Messages => JSON.parse(messages), [messages]);
  const zone = useOwnTimeZone(timeZone);
  return (
    <IntlProvider locale={locale} messages={dictionary} timeZone={zone} now={new Date(now)}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <CopyProvider>{children}</CopyProvider>
          <LiveUpdates />
        </ToastProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}

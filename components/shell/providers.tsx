"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl/react";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Messages } from "@/lib/platform/i18n/messages";
import { LiveUpdates } from "../live/live-updates";
import { CopyProvider } from "../ui/copy";
import { ToastProvider } from "../ui/toast";
import { makeQueryClient } from "./query-client";
import { useOwnTimeZone } from "./use-own-time-zone";
import "./style-nonce";

type ProvidersProps = {
  locale: Locale;
  /** The dictionary, as `written` (lib/platform/i18n/compiled.ts) has it. */
  messages: string;
  /** The server's guess; the browser's own takes its place. */
  timeZone: string;
  now: number;
  children: ReactNode;
};

const dictionaries = new Map<string, Messages>();

/** The dictionary that a text is of; each is read once, on a server for all its pages. */
function dictionaryOf(text: string): Messages {
  const known = dictionaries.get(text);
  if (known) return known;
  const dictionary: Messages = JSON.parse(text);
  dictionaries.set(text, dictionary);
  return dictionary;
}

/** What the components behind sign-in rely on: language, server state, toasts, the clipboard. */
export function Providers({ locale, messages, timeZone, now, children }: ProvidersProps) {
  const [queryClient] = useState(makeQueryClient);
  const zone = useOwnTimeZone(timeZone);
  return (
    <IntlProvider
      locale={locale}
      messages={dictionaryOf(messages)}
      timeZone={zone}
      now={new Date(now)}
    >
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <CopyProvider>{children}</CopyProvider>
          <LiveUpdates />
        </ToastProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}

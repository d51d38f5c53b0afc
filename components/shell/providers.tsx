"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { IntlProvider } from "use-intl/react";
import { withBase } from "@/lib/platform/base-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Messages } from "@/lib/platform/i18n/messages";
import { TIME_ZONE_COOKIE } from "@/lib/preferences/time-zone-cookie";
import { LiveUpdates } from "../live/live-updates";
import { CopyProvider } from "../ui/copy";
import { ToastProvider } from "../ui/toast";
import { NewBuildNotice } from "./new-build-notice";
import { SessionEndedNotice } from "./session-ended-notice";
import { SignedOutElsewhere } from "./signed-out-elsewhere";

type ProvidersProps = {
  locale: Locale;
  /** The dictionary as JSON (lib/platform/i18n/compiled.ts). */
  messages: string;
  /** The time zone the server assumed; the browser's own replaces it. */
  timeZone: string;
  now: number;
  children: ReactNode;
};

/** The context of all pages after sign-in: language, server state, toasts, clipboard. */
export function Providers({ locale, messages, timeZone, now, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  const zone = useBrowserTimeZone(timeZone);
  return (
    <IntlProvider
      locale={locale}
      messages={parseDictionary(messages)}
      timeZone={zone}
      now={new Date(now)}
    >
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <CopyProvider>{children}</CopyProvider>
          <LiveUpdates />
          <NewBuildNotice />
          <SessionEndedNotice />
          <SignedOutElsewhere />
        </ToastProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}

const dictionaries = new Map<string, Messages>();

function parseDictionary(json: string): Messages {
  const known = dictionaries.get(json);
  if (known) return known;
  const dictionary: Messages = JSON.parse(json);
  dictionaries.set(json, dictionary);
  return dictionary;
}

const SECOND = 1000;

/** No retries, because the server has already retried safe calls. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * SECOND,
        retry: false,
        // Offline, an action fails at once instead of waiting for the network.
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns the browser's time zone and stores it for the server; `served` until hydration. */
function useBrowserTimeZone(served: string): string {
  const zone = useSyncExternalStore(never, browserZone, () => served);
  useEffect(() => {
    if (zone === served) return;
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(zone)};path=${withBase("/")};max-age=31536000;samesite=lax`;
  }, [zone, served]);
  return zone;
}

"use client";

import { type ReactNode, useMemo } from "react";
import { type Messages, useLocale, useMessages } from "use-intl";
import { IntlProvider } from "use-intl/react";

/** Adds texts to those of the shell. */
export function MoreTexts({ json, children }: { json: string; children: ReactNode }) {
  const locale = useLocale();
  const shell = useMessages();
  const messages = useMemo(() => {
    const more: Messages = JSON.parse(json);
    return { ...shell, ...more };
  }, [shell, json]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}

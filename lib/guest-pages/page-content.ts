import type { createTranslator } from "use-intl/core";
import type { guestMessages } from "@/lib/platform/i18n/guest-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Ticket } from "./ticket";

/** What a public page says. */
export type PageState =
  | "ready"
  | "early"
  | "over"
  | "revoked"
  | "deleted"
  | "unknown"
  | "limited"
  | "unreachable"
  | "broken";

/** Who reads a page, and how: all of it from the request alone. */
export type Reader = {
  locale: Locale;
  /** Null: the conference's own. */
  zone: string | null;
  nonce: string;
};

export type PageContent = {
  state: PageState;
  ticket: Ticket | null;
  token: string;
  /** The token of the page on which the reader can ask for their link. */
  lostPage?: string | null;
};

/** The words of the public pages in a language. */
export type Words = ReturnType<typeof createTranslator<typeof guestMessages.en, "guestPages">>;

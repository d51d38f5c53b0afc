import type { createTranslator } from "use-intl/core";
import type { guestMessages } from "@/lib/platform/i18n/guest-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { PersonalLink } from "./find-personal-link";

/** The states of a public page. */
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

/** The reader's language, time zone and nonce, all from the request. */
export type Reader = {
  locale: Locale;
  /** Null: the zone of the conference. */
  zone: string | null;
  nonce: string;
};

export type PageContent = {
  state: PageState;
  personalLink: PersonalLink | null;
  token: string;
  /** The token of the page on which the reader can request their link. */
  lostPage?: string | null;
};

/** The texts of the public pages in a language. */
export type Words = ReturnType<typeof createTranslator<typeof guestMessages.en, "guestPages">>;

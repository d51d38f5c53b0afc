import type { ReactNode } from "react";
import { type TextsOf, writeTexts } from "@/lib/platform/i18n/compiled";
import { requestLocale } from "@/lib/platform/i18n/server";
import { MoreTexts } from "./more-texts";

type ScreenTextsProps = {
  /** The texts that the client components below use, besides SHELL_TEXTS; checked by `npm run lint`. */
  of: readonly TextsOf[];
  children: ReactNode;
};

/** Provides a screen with its part of the dictionary, so that no page loads all of it. */
export async function ScreenTexts({ of, children }: ScreenTextsProps) {
  return <MoreTexts json={writeTexts(await requestLocale(), of)}>{children}</MoreTexts>;
}

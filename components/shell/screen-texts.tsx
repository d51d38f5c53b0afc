import type { ReactNode } from "react";
import { type TextsOf, writeTexts } from "@/lib/platform/i18n/compiled";
import { requestLocale } from "@/lib/platform/i18n/server";
import { MoreTexts } from "./more-texts";

type ScreenTextsProps = {
  /** What the client components below read, besides SHELL_TEXTS; `npm run lint` compares it. */
  of: readonly TextsOf[];
  children: ReactNode;
};

/** Gives a screen its part of the dictionary, so that no page carries all of it. */
export async function ScreenTexts({ of, children }: ScreenTextsProps) {
  return <MoreTexts json={writeTexts(await requestLocale(), of)}>{children}</MoreTexts>;
}

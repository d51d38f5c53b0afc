import "server-only";
import { cookies } from "next/headers";
import { isTheme, type Theme } from "./themes";

/** The cookie in which a person's choice of theme is kept. */
export const THEME_COOKIE = "foyer.theme";

/** The theme of this request: the person's choice, else what their system prefers. */
export async function requestTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : "system";
}

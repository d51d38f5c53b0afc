import "server-only";
import { cookies } from "next/headers";
import { isTheme, type Theme } from "./theme";

/** The cookie that stores a person's theme. */
export const THEME_COOKIE = "foyer.theme";

/** Returns the theme of this request: the person's choice, or the system's. */
export async function requestTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : "system";
}

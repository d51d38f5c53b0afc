import Bowser from "bowser";

/** Browser, system and kind of device in a user agent's text; empty where it does not tell. */
export function deviceOf(userAgent: string): { browser: string; system: string; phone: boolean } {
  if (!userAgent) return { browser: "", system: "", phone: false };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    browser: browser.name ?? "",
    system: os.name ?? "",
    phone: platform.type === "mobile" || platform.type === "tablet",
  };
}

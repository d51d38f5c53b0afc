import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { translator } from "./translations";

/** Returns the code of an authenticator app this many seconds from now. */
export function codeOf(secret: string, later = 0): string {
  const key = Secret.fromBase32(secret.replaceAll(" ", ""));
  return TOTP.generate({ secret: key, timestamp: Date.now() + later * 1000 });
}

/**
 * Sets up two-step verification on the page that shows the key; returns the key and the recovery
 * codes.
 */
export async function setUpTwoSteps(page: Page, translate = translator("en")) {
  const word = (key: string) => translate(`profile.twoSteps.${key}`);
  const secret = await page.getByLabel(word("setUp.key")).inputValue();
  await page.getByLabel(word("setUp.code")).fill(codeOf(secret));
  await page.getByRole("button", { name: word("setUp.submit") }).click();
  const codes = page.getByRole("list", { name: word("codes.list") }).getByRole("listitem");
  await codes.nth(9).waitFor();
  return { secret, codes: await codes.allTextContents() };
}

/** A device with a fingerprint reader, as Chromium simulates it. */
export async function addPasskeyDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

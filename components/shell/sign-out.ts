import { signOut } from "@/lib/access/sign-in/actions";
import { clearFormDrafts } from "../ui/form-draft";

/** Removes the lists and forms that this browser keeps for the person. */
export async function clearBrowser(): Promise<void> {
  clearFormDrafts();
  await import("@/lib/imports/preview/draft")
    .then(({ clearDrafts }) => clearDrafts())
    // Offline, this code does not load. Signing out must not depend on it.
    .catch(() => undefined);
}

/** Signs out and removes what this browser keeps for the person. */
export async function signOutOfBrowser(): Promise<void> {
  await clearBrowser();
  await signOut();
}

import { signOut } from "@/lib/access/sign-in/actions";
import { clearFormDrafts } from "../ui/form-draft";

/** Removes the lists and forms that this browser keeps for the person. */
export async function clearBrowser(): Promise<void> {
  clearFormDrafts();
  await import("@/lib/imports/preview/draft")
    .then(({ clearDrafts }) => clearDrafts())
    // Loading this code fails offline; signing out must still work.
    .catch(() => undefined);
}

/** Signs out and removes what this browser keeps for the person. */
export async function signOutOfBrowser(): Promise<void> {
  await clearBrowser();
  await signOut();
}

import { ADMIN } from "./admin";
import { startFoyer } from "./foyer";

/** Playwright's global setup: one server for all tests, with a known administrator. */
export default async function setup(): Promise<() => Promise<void>> {
  const foyer = await startFoyer({
    FOYER_ADMIN_EMAIL: ADMIN.email,
    FOYER_ADMIN_PASSWORD: ADMIN.password,
    FOYER_UNDO_SECONDS: "3",
  });
  // Workers are started after this and inherit it.
  process.env.FOYER_E2E_URL = foyer.url;
  process.env.FOYER_E2E_DATA = foyer.dataDir;
  return () => foyer.remove();
}

import "server-only";
import { cookies } from "next/headers";
import { type Density, isDensity } from "./density";

/** The cookie that stores a person's density. */
export const DENSITY_COOKIE = "foyer.density";

/** Returns the density of this request: the person's choice, or comfortable. */
export async function requestDensity(): Promise<Density> {
  const chosen = (await cookies()).get(DENSITY_COOKIE)?.value;
  return isDensity(chosen) ? chosen : "comfortable";
}

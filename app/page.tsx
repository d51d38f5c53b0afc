import { redirect } from "next/navigation";
import { routes } from "@/lib/platform/routes";

/** Foyer opens with the conferences. */
export default function HomePage(): never {
  redirect(routes.conferences());
}

import { NotFoundPage } from "@/components/shell/not-found-page";

/** Shown for something that does not exist, or not for this role. */
export default function NotFound() {
  return <NotFoundPage />;
}

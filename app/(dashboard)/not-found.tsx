import { NotFoundPage } from "@/components/shell/not-found-page";

/** Shown for something that does not exist or is hidden from this person. */
export default function NotFound() {
  return <NotFoundPage />;
}

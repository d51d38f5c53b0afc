import { LostPage } from "@/components/shell/lost-page";

/** Something behind sign-in that is not there, or not for this role. */
export default function DeskNotFoundPage() {
  return <LostPage />;
}

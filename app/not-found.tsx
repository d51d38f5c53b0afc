import { LostPage } from "@/components/shell/lost-page";

/** An address that Foyer does not have. */
export default function NotFoundPage() {
  return (
    <main className="pt-[12vh]">
      <LostPage />
    </main>
  );
}

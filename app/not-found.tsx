import { NotFoundPage } from "@/components/shell/not-found-page";

/** Shown for an address without a page, outside the navigation. */
export default function RootNotFound() {
  return (
    <main className="pt-[12vh]">
      <NotFoundPage />
    </main>
  );
}

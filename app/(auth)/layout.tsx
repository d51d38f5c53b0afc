import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/wordmark";

/** The layout of sign-in pages: the form, and on wide screens an illustration beside it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(30rem,5fr)_7fr]">
      <div className="flex flex-col px-6 py-6 sm:px-12 sm:py-10">
        <header>
          <Wordmark large />
        </header>
        <main className="mx-auto my-auto w-full max-w-sm py-10">{children}</main>
      </div>
      <div className="hidden bg-[#0b332c] bg-[url(/enfilade.svg)] bg-cover bg-bottom lg:block" />
    </div>
  );
}

import type { ReactNode } from "react";
import { withBase } from "@/lib/platform/base-path";
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
      <div className="relative hidden bg-[#0b332c] lg:block">
        <img
          src={withBase("/enfilade.svg")}
          alt=""
          loading="lazy"
          className="absolute inset-0 size-full object-cover object-bottom"
        />
      </div>
    </div>
  );
}

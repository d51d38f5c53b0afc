"use client";

import { type ComponentProps, type ReactNode, useState } from "react";

type SecretInputProps = Omit<ComponentProps<"input">, "type" | "maxLength"> & {
  show: string;
  hide: string;
  /** `<Eye />`, which the server may have drawn. */
  eye: ReactNode;
};

/** A text that is hidden unless asked for; how it looks, and the icon, are for others to say. */
export function SecretInput({ show, hide, eye, ...rest }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  const label = shown ? hide : show;
  return (
    <div className="relative">
      <input
        autoComplete="current-password"
        {...rest}
        type={shown ? "text" : "password"}
        maxLength={1024}
      />
      <button
        type="button"
        aria-label={label}
        title={label}
        data-shown={shown || undefined}
        onClick={() => setShown(!shown)}
        className="group absolute top-1/2 right-1 inline-flex size-8 -translate-y-1/2 items-center justify-center rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4"
      >
        {eye}
      </button>
    </div>
  );
}

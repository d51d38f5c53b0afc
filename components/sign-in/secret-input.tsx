"use client";

import { type ComponentProps, type ReactNode, useState } from "react";

type SecretInputProps = Omit<ComponentProps<"input">, "type" | "maxLength"> & {
  show: string;
  hide: string;
  /** `<Eye />`, which the server may have drawn. */
  eye: ReactNode;
  /** `toggleStyle`; the server may have it. */
  toggle: string;
};

/** A text that is hidden unless asked for; how it looks, and the icon, are for others to say. */
export function SecretInput({ show, hide, eye, toggle, ...rest }: SecretInputProps) {
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
        className={toggle}
      >
        {eye}
      </button>
    </div>
  );
}

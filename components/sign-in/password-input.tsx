"use client";

import clsx from "clsx";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";
import { Eye } from "./eye";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type" | "maxLength"> & {
  show: string;
  hide: string;
};

/** A password, hidden unless asked for. */
export function PasswordInput({ show, hide, className, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        autoComplete="current-password"
        {...rest}
        type={shown ? "text" : "password"}
        maxLength={1024}
        className={clsx("pr-12", className)}
      />
      <IconButton
        size="sm"
        label={shown ? hide : show}
        icon={<Eye crossed={shown} />}
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 -translate-y-1/2"
      />
    </div>
  );
}

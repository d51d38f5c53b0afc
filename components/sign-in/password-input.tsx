"use client";

import { useState } from "react";
import { IconButton } from "../ui/icon-button";
import { Input } from "../ui/input";
import { Eye } from "./eye";

type PasswordInputProps = {
  show: string;
  hide: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

/** The password, hidden unless asked for. */
export function PasswordInput({ show, hide, ...problem }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...problem}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        required
        maxLength={1024}
        className="h-11! pr-12"
      />
      <IconButton
        label={shown ? hide : show}
        icon={<Eye crossed={shown} />}
        onClick={() => setShown(!shown)}
        className="absolute top-1/2 right-1 -translate-y-1/2"
      />
    </div>
  );
}

"use client";

import { setNonce } from "get-nonce";

// Dialogs lock the page's scrolling by a style element, which the security policy refuses without
// the nonce of this document. Scripts may read it from each other, though no selector can.
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}

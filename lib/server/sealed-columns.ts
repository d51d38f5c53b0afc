import { retiredKeyContext } from "@/lib/audit/keyring";
import type { Database } from "@/lib/db/schema";
import { fingerprint, linkContext } from "@/lib/mirror/links/store";
import { keyFingerprint, projectContext } from "@/lib/connection/api-key";
import { contextOf } from "@/lib/access/two-step/sealed-secret";
import { tokenContext } from "@/lib/personal-links/store";
import { CHECK_CONTEXT } from "./check-secret";

/** A column whose texts are sealed under the secret. Its name begins with `sealed`. */
export type SealedColumn = {
  table: keyof Database;
  column: string;
  /** The column with the key's id. */
  keyId: string;
  /** The column with the row's id. */
  id: string;
  /** The column whose value the seal is bound to. */
  boundTo: string;
  context: (value: string) => string;
  /** A keyed hash of the text in another column, recomputed with the new secret. */
  hash?: { column: string; of: (text: string, secret: string) => string };
};

/** All sealed columns, which `npm run secrets:rotate` encrypts again. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: "links",
    column: "sealed",
    keyId: "key_id",
    id: "id",
    boundTo: "invitation_id",
    context: linkContext,
    hash: { column: "fingerprint", of: fingerprint },
  },
  {
    table: "personal_links",
    column: "sealed",
    keyId: "key_id",
    id: "id",
    boundTo: "id",
    context: tokenContext,
  },
  {
    table: "projects",
    column: "sealed_key",
    keyId: "key_id",
    id: "id",
    boundTo: "id",
    context: projectContext,
    hash: { column: "key_fingerprint", of: keyFingerprint },
  },
  {
    table: "two_steps",
    column: "sealed",
    keyId: "key_id",
    id: "staff_id",
    boundTo: "staff_id",
    context: contextOf,
  },
  {
    table: "activity_keys",
    column: "sealed",
    keyId: "sealing_key_id",
    id: "key_id",
    boundTo: "key_id",
    context: retiredKeyContext,
  },
  {
    table: "secret_check",
    column: "sealed",
    keyId: "key_id",
    id: "id",
    boundTo: "id",
    context: () => CHECK_CONTEXT,
  },
];

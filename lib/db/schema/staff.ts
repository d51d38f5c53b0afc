import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type Role = "support" | "manager" | "administrator";

export type StaffTables = {
  staff: StaffTable;
  staff_projects: StaffProjectTable;
  sessions: SessionTable;
  welcomes: WelcomeTable;
  attempts: AttemptTable;
  notices: NoticeTable;
  two_steps: TwoStepsTable;
  recovery_codes: RecoveryCodeTable;
  passkeys: PasskeyTable;
  passkey_challenges: PasskeyChallengeTable;
  logout_tokens: LogoutTokenTable;
  identities: IdentityTable;
};

export type StaffTable = {
  id: string;
  /** Lower case; the identity at sign-in. */
  email: string;
  name: string;
  role: Role;
  /** argon2id in PHC form; null while no password is set. */
  password_hash: string | null;
  closed_at: number | null;
  created_at: number;
  version: Generated<number>;
  /** 1: sees only the projects in `staff_projects`. Administrators see all projects. */
  limited: Generated<Flag>;
};

/** The projects that a limited staff member may see. */
type StaffProjectTable = { staff_id: string; project_id: string };

export type SessionTable = {
  id: string;
  staff_id: string;
  user_agent: string;
  created_at: number;
  used_at: number;
  expires_at: number;
  ended_at: number | null;
  /** The network address at sign-in; empty if unknown. */
  address: Generated<string>;
  /** When the person last proved who they are: the password, or a change that asks for it. */
  proved_at: Generated<number>;
  /** How the person signed in. */
  method: Generated<"password" | "provider" | "passkey">;
  /** Whether the browser had signed in to the account before; null: a session from before this column. */
  known_browser: Generated<Flag | null>;
  /** The session's id at the identity provider, if known. */
  provider_sid: Generated<string | null>;
};

/** One-time links with which a staff member sets a password. */
type WelcomeTable = {
  id: string;
  /** SHA-256 of the token, which is random enough (256 bits) to need no salt. */
  token_hash: string;
  staff_id: string;
  created_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
};

/** Sign-in attempts that are in progress or failed. */
type AttemptTable = {
  id: string;
  /** Keyed hash of the typed address, because people sometimes type their password there. */
  account_key: string;
  address: string;
  at: number;
  failed: Generated<Flag>;
  /** The known browser that it came from; empty for other browsers. */
  browser_id: Generated<string>;
};

/** Messages that a person sees after signing in, until they dismiss them. */
type NoticeTable = {
  id: string;
  staff_id: string;
  kind: "failed-sign-ins" | "work-paused" | "staff-recovered" | "sign-in-reset";
  /** JSON: the values in its text. */
  details: string;
  created_at: number;
  dismissed_at: number | null;
};

/** Two-step verification (RFC 6238), one row for each person. */
export type TwoStepsTable = {
  staff_id: string;
  /** The shared secret in base32, sealed with AES-256-GCM. */
  sealed: string;
  key_id: string;
  created_at: number;
  /** Null during setup: it counts once the first correct code was entered. */
  confirmed_at: number | null;
  /** The time step of the last accepted code. That code and all older codes are refused. */
  last_step: Generated<number>;
};

/** Recovery codes for staff who lost their device: ten for each person, each valid once. */
type RecoveryCodeTable = {
  staff_id: string;
  /** SHA-256 of the code, which is random enough (120 bits) to need no salt. */
  code_hash: string;
  used_at: number | null;
};

/** Passkeys (WebAuthn): the public keys. */
type PasskeyTable = {
  /** The credential's id in base64url, like `public_key`. */
  id: string;
  staff_id: string;
  public_key: string;
  /** The authenticator's signature counter; 0 if it has none. */
  counter: number;
  name: string;
  created_at: number;
  used_at: number | null;
};

/** Challenges that a passkey has signed, each valid once. */
type PasskeyChallengeTable = { challenge: string; used_at: number };

/** Used logout tokens of the identity provider, each valid once. */
type LogoutTokenTable = { jti: string; used_at: number };

/** The accounts of staff members at an identity provider (OpenID Connect). */
type IdentityTable = {
  issuer: string;
  subject: string;
  staff_id: string;
  created_at: number;
};

/** A participant found in the mirror. */
export type Hit = { email_key: string; name_key: string };

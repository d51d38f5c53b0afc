/** The minimum length of a password in characters (ASVS 5.0, 6.2.1 requires 8 and recommends 15). */
export const PASSWORD_LENGTH = 12;
/** The maximum: longer than any passphrase, short enough to hash quickly. */
export const MAX_PASSWORD_LENGTH = 256;

/** The fewest characters that a password may have (ASVS 5.0, 6.2.1 asks for 8 and advises 15). */
export const PASSWORD_LENGTH = 12;
/** The most: more than any passphrase, less than what would keep the server busy. */
export const PASSWORD_LONGEST = 256;

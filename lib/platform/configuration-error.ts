/**
 * A configuration error that a person must fix before Foyer can start. Its message is one line that names the
 * variable or folder and never contains a secret. Only that line is printed.
 */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

/**
 * Something that a person must put right before Foyer can start. Its message is one whole line that
 * names the variable or folder and never repeats a secret; the start prints that line alone.
 */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

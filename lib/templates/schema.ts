import { Code } from "@/lib/conferences/schema";
import * as z from "@/lib/platform/zod";

/** A message must contain the link. */
const TemplateText = z.string().check(
  z.trim(),
  z.maxLength(5_000, "descriptionLong"),
  z.refine((text) => text === "" || text.includes("{link}"), "templateLinkless"),
);

/** An empty text restores the default. `version` as loaded; 0: there was none. */
export const SaveTemplate = z.object({
  conferenceCode: Code,
  text: TemplateText,
  version: z.int(),
});
export type SaveTemplate = z.infer<typeof SaveTemplate>;

/** The unsaved input of the message. */
export const MessageDraft = z.object({ text: z.string() });

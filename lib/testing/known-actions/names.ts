import { newId } from "@/lib/platform/ids";

/** The objects that inputs refer to: one of each kind, all of one project. */
export type Names = {
  projectId: string;
  conference: string;
  participant: string;
  importId: string;
  invitationId: string;
  revocationId: string;
  selectionId: string;
  /** An invite link. */
  link: string;
  /** An email of the sandbox. */
  mailId: string;
};

/** Well-formed ids of objects that don't exist. */
export const nothing = (projectId: string): Names => ({
  projectId,
  conference: "5a4d0000-0000-4000-8000-000000000001",
  participant: "nobody00",
  importId: newId(),
  invitationId: newId(),
  revocationId: newId(),
  selectionId: newId(),
  link: "https://example.com/invite.html?jwt=x",
  mailId: newId(),
});

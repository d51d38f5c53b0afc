/** A deleted conference that can be restored as a new one. */
export type DeletedConference = {
  id: string;
  title: string;
  /** People who had access. */
  people: number;
  deletedAt: number;
  deletedBy: string;
  /** The conference that it was restored as; null: it was not. */
  restoredCode: string | null;
};

/** The new conference, and the prepared import of its people, if there is one. */
export type Copied = { code: string; importId: string | null };

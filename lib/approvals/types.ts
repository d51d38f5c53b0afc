/** A request that waits for a second person. */
export type Approval = {
  id: string;
  kind: "import" | "links";
  conferenceCode: string;
  conferenceTitle: string;
  /** Null for links. */
  importId: string | null;
  /** The import's name; empty for links and for a pasted list. */
  importName: string;
  /** Rows of the import, or links. */
  rows: number;
  /** The requester. */
  staffName: string;
  /** True if the reader is the requester, who can't decide on it. */
  own: boolean;
  createdAt: number;
  expiresAt: number;
};

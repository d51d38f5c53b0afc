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
  /** Who asked. */
  staffName: string;
  /** Whether the person who looks asked for it: they can't decide. */
  own: boolean;
  createdAt: number;
  expiresAt: number;
};

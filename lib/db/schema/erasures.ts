export type ErasureTables = {
  erasures: ErasureTable;
  erased_participants: ErasedParticipantTable;
  activity_erasures: ActivityErasureTable;
};

/** People whose data is erased as soon as none of their requests is in flight. */
export type ErasureTable = {
  id: string;
  email_key: string;
  /** The staff member who requested it. */
  staff_id: string;
  staff_name: string;
  session_id: string;
  created_at: number;
};

/** Erased participants. Boomstream still lists them without access. The mirror skips them. */
type ErasedParticipantTable = { project_id: string; code: string };

/** Activity entries that lost personal data; see lib/audit/erase.ts. */
type ActivityErasureTable = {
  /** The erasure that the entry `person.erase` of the activity names. */
  erasure_id: string;
  seq: number;
  /** SHA-256 of the entry after the erasure. */
  digest: string;
};

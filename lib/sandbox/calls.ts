/** One received call, without key and link. */
type CallRecord = {
  id: number;
  at: number;
  method: string;
  verb: string;
  conferenceCode: string | null;
  email: string | null;
  fault: string | null;
};

const MAX_CALLS = 20_000;

export type Calls = ReturnType<typeof calls>;

/** Stores the latest calls, so that tests can count them. */
export function calls() {
  let id = 0;
  let records: CallRecord[] = [];
  return {
    add(record: Omit<CallRecord, "id" | "at">): void {
      id += 1;
      records.push({ id, at: Date.now(), ...record });
      if (records.length > MAX_CALLS * 2) records = records.slice(-MAX_CALLS);
    },
    /** Returns the calls after this id, counted by method, conference and email. */
    since(after: number) {
      const found = records.filter((one) => one.id > after);
      const count = (name: "method" | "conferenceCode" | "email") => {
        const counts: Record<string, number> = {};
        for (const one of found) {
          const value = one[name];
          if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
        }
        return counts;
      };
      return {
        last: id,
        calls: found,
        byMethod: count("method"),
        byConference: count("conferenceCode"),
        byEmail: count("email"),
      };
    },
  };
}

import type { Memory } from "./memory";
import type { Service } from "./service";

export const PROJECT = "project";
export const CONFERENCE = "conference";

/** Participants who are on the roster before the run: some are renamed, revoked or get a new link. */
const PRESENT = ["p0", "p1", "p2", "p3", "p4", "p5"];

/** Creates the project, the staff member, the conference and its participants. */
export function createData({ run }: Memory, { store }: Service): void {
  run(
    "insert into projects (id, name, kind, created_at) values (?, 'Simulated', 'environment', 0)",
    PROJECT,
  );
  run(
    `insert into staff (id, email, name, role, password_hash, closed_at, created_at)
     values ('staff', 'staff@example.com', 'Staff', 'manager', null, null, 0)`,
  );
  run(
    `insert into conferences (project_id, code, title, title_key, description, search, first_seen_at, written_at)
     values (?, ?, 'Simulated', 'simulated', '', 'simulated', 0, 0)`,
    PROJECT,
    CONFERENCE,
  );
  store.addConference({ code: CONFERENCE, title: "Simulated" });
  store.addClients(PRESENT.map((name) => client(`code-${name}`, name)));
}

/** Returns a participant as the service stores them. */
export function client(code: string, name: string) {
  return {
    code,
    conference: CONFERENCE,
    email: `${name}@example.com`,
    name,
    moderator: "no",
    added: "2026-01-01 00:00:00",
  };
}

/** Creates an import whose rows are planned: invitations, and a new link for p3. */
export function createImport({ run }: Memory, id: string, emails: string[]): void {
  run(
    `insert into imports (id, project_id, conference_code, mode, name, state, staff_id, staff_name,
       session_id, total, created_at, created_order)
     values (?, ?, ?, 'invite', '', 'running', 'staff', 'Staff', 'session', ?, 0,
       (select value from sequences where name = 'order'))`,
    id,
    PROJECT,
    CONFERENCE,
    emails.length,
  );
  for (const [index, email] of emails.entries()) {
    const link = isLink(email);
    run(
      `insert into invitations (id, project_id, conference_code, kind, email, email_key, name, moderator,
         notify, state, participant_code, staff_id, created_at, import_id, position)
       values (?, ?, ?, ?, ?, ?, '', 0, 1, 'planned', ?, 'staff', 0, ?, ?)`,
      `${id}-${String(index).padStart(3, "0")}`,
      PROJECT,
      CONFERENCE,
      link ? "link" : "invite",
      email,
      email,
      link ? "code-p3" : null,
      id,
      index + 1,
    );
  }
}

/** Returns true for the address that an import sends a new link to. */
export const isLink = (email: string): boolean => email.startsWith("p3@");

import type { Memory } from "@/lib/delivery/testing/simulation/memory";

/** All people of the simulation. */
export const PEOPLE = ["p0", "p1", "p2", "p3", "p4"].map((name) => `${name}@example.com`);

/** The reminders of the conference (minutes). */
export const RULES = [
  { id: "rule-2", moment: "before", minutes: 2, audience: "all" },
  { id: "rule-1", moment: "before", minutes: 1, audience: "all" },
  { id: "rule-moderators", moment: "before", minutes: 1, audience: "moderators" },
  { id: "rule-after", moment: "after", minutes: 0, audience: "all" },
] as const;

/** The length of the conference (s). */
const DURATION = 60;

/** Creates a project with email on, a conference with a time, its participants and reminders. */
export function createData({ run }: Memory, startsAt: number): void {
  run(
    `insert into projects (id, name, kind, created_at, mail, personal_links)
     values ('project', 'Simulated', 'environment', 0, 1, 1)`,
  );
  run(
    `insert into conferences (project_id, code, title, title_key, description, search, first_seen_at,
       written_at, starts_at, time_zone, duration)
     values ('project', 'conference', 'Simulated', 'simulated', '', 'simulated', 0, 0, ?, 'UTC', ?)`,
    startsAt,
    DURATION,
  );
  run(
    `insert into syncs (project_id, key, synced_at, synced_order)
     values ('project', 'roster:conference', 0, 1)`,
  );
  for (const [index, email] of PEOPLE.entries())
    run(
      `insert into participants (project_id, code, conference_code, email, email_key, name, name_key,
         moderator, revoked, added, search, first_seen_at, written_at)
       values ('project', ?, 'conference', ?, ?, '', '', ?, 0, '', '', 0, 0)`,
      `code-${index}`,
      email,
      email,
      index === 0 ? 1 : 0,
    );
  for (const { id, moment, minutes, audience } of RULES)
    run(
      `insert into reminder_rules (id, project_id, conference_code, moment, minutes, audience, staff_id,
         created_at)
       values (?, 'project', 'conference', ?, ?, ?, 'staff', 0)`,
      id,
      moment,
      minutes,
      audience,
    );
}

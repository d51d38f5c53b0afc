/** Every internal address of Foyer. All other code uses these. */
export const routes = {
  home: () => "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  /** The second step of signing in, or its form for a recovery code. */
  secondStep: (next?: string, recovery?: "recovery") => {
    const query = new URLSearchParams({
      ...(next && { next }),
      ...(recovery && { with: recovery }),
    });
    return query.size > 0 ? `/login/code?${query}` : "/login/code";
  },
  /** The sign-in page with the reason of a failure. */
  loginFailed: (why: "refused" | "late" | "failed", next?: string) =>
    `/login?${new URLSearchParams({ why, ...(next && { next }) })}`,
  /** Required setup of two-step verification or a passkey. */
  twoSteps: () => "/two-steps",
  conferences: () => "/conferences",
  newConference: () => "/conferences/new",
  /** Deleted conferences, to restore as new ones. */
  deletedConferences: () => "/conferences/deleted",
  conference: (code: string) => `/conferences/${encodeURIComponent(code)}`,
  editConference: (code: string) => `${routes.conference(code)}/edit`,
  invite: (code: string) => `${routes.conference(code)}/invite`,
  /** The email texts of a conference. */
  mailTemplates: (code: string) => `${routes.conference(code)}/email`,
  /** The email texts of a project. */
  projectMailTemplates: (id: string) => `/projects/${encodeURIComponent(id)}/email`,
  reminders: (code: string) => `${routes.conference(code)}/reminders`,
  importList: (code: string) => `${routes.conference(code)}/import`,
  imports: () => "/imports",
  import: (id: string) => `/imports/${encodeURIComponent(id)}`,
  people: () => "/people",
  person: (address: string) => `/people/${encodeURIComponent(address)}`,
  sandbox: () => "/sandbox",
  staff: () => "/staff",
  projects: () => "/projects",
  installation: () => "/installation",
  mail: () => "/mail",
  help: (topic?: string) => (topic && topic !== "index" ? `/help/${topic}` : "/help"),
  activity: () => "/activity",
  conferenceActivity: (code: string) => `${routes.conference(code)}/activity`,
  /** The roster with the panel of this person open. */
  personPanel: (conferenceCode: string, code: string) =>
    `${routes.conference(conferenceCode)}?person=${encodeURIComponent(code)}`,
  participant: (conferenceCode: string, code: string) =>
    `${routes.conference(conferenceCode)}/participants/${encodeURIComponent(code)}`,
  profile: () => "/profile",
  /** The page of a one-time link for staff. */
  welcome: (token: string) => `/welcome/${encodeURIComponent(token)}`,
  /** The public page of a participant's personal link. */
  guest: (token: string) => `/j/${encodeURIComponent(token)}`,
  /** The public page of a conference that emails a participant their link. */
  lostLink: (page: string) => `${routes.guest("lost")}/${encodeURIComponent(page)}`,
  guestCalendar: (token: string) => `${routes.guest(token)}/calendar`,
  /** The public page that stops reminders; the token is that of a reminder. */
  stopReminders: (token: string) => `${routes.guest(token)}/reminders`,
  /** For Prometheus. */
  metrics: () => "/metrics",
  api: {
    health: () => "/api/health",
    events: () => "/api/events",
    /** Accepts a POST and redirects to the identity provider. */
    provider: () => "/api/auth/provider",
    staff: () => "/api/staff",
    projects: () => "/api/projects",
    activity: (query: string) => `/api/activity${query && `?${query}`}`,
    activityCheckpoint: () => "/api/activity/checkpoint",
    activityExport: (query: string) => `/api/activity/export${query && `?${query}`}`,
    conference: (code: string) => `/api/conferences/${encodeURIComponent(code)}`,
    history: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/activity${query && `?${query}`}`,
    people: (query: string) => `/api/people${query && `?${query}`}`,
    person: (address: string) => `/api/people/${encodeURIComponent(address)}`,
    /** A file with everything stored about a person. */
    personalData: (address: string, format: "json" | "html") =>
      `/api/people/${encodeURIComponent(address)}/export?format=${format}`,
    conferences: (query: string) => `/api/conferences${query && `?${query}`}`,
    export: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/export${query && `?${query}`}`,
    roster: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/participants${query && `?${query}`}`,
    participant: (conferenceCode: string, code: string) =>
      `/api/conferences/${encodeURIComponent(conferenceCode)}/participants/${encodeURIComponent(code)}`,
    previewRoster: (code: string, cursor: string) =>
      `/api/conferences/${encodeURIComponent(code)}/preview-roster${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
    rosterSummary: (code: string) => `/api/conferences/${encodeURIComponent(code)}/summary`,
    expiring: (code: string, before: number) =>
      `/api/conferences/${encodeURIComponent(code)}/expiring?before=${before}`,
    /** A calendar file; with a participant, their link is in it. */
    calendar: (code: string, participant?: string) =>
      `/api/conferences/${encodeURIComponent(code)}/calendar${participant ? `?participant=${encodeURIComponent(participant)}` : ""}`,
    deletedConferences: (projectId: string) =>
      `/api/conferences/deleted?project=${encodeURIComponent(projectId)}`,
    /** A draft of a message as a page in a frame. */
    mailPreview: () => "/api/mail/preview",
    /** Receives bounces from an email service. */
    bounces: () => "/api/mail/bounces",
    template: (code: string) => `/api/conferences/${encodeURIComponent(code)}/template`,
    imports: (projectId: string, cursor: string) =>
      `/api/imports?project=${encodeURIComponent(projectId)}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    import: (id: string) => `/api/imports/${encodeURIComponent(id)}`,
    importRows: (id: string, query: string) =>
      `/api/imports/${encodeURIComponent(id)}/rows${query && `?${query}`}`,
    /** A file to download: results and links, or only the failed rows, to be imported again. */
    importResults: (id: string, format: "csv" | "xlsx", only?: "failed") =>
      `/api/imports/${encodeURIComponent(id)}/results?format=${format}${only ? `&only=${only}` : ""}`,
  },
} as const;

/** Every internal address of Foyer; nothing else builds one by hand. */
export const routes = {
  home: () => "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  conferences: () => "/conferences",
  newConference: () => "/conferences/new",
  conference: (code: string) => `/conferences/${encodeURIComponent(code)}`,
  editConference: (code: string) => `${routes.conference(code)}/edit`,
  invite: (code: string) => `${routes.conference(code)}/invite`,
  sandbox: () => "/sandbox",
  staff: () => "/staff",
  activity: () => "/activity",
  conferenceActivity: (code: string) => `${routes.conference(code)}/activity`,
  participant: (conferenceCode: string, code: string) =>
    `${routes.conference(conferenceCode)}/participants/${encodeURIComponent(code)}`,
  profile: () => "/profile",
  /** The page behind a one-time link for staff. */
  welcome: (token: string) => `/welcome/${encodeURIComponent(token)}`,
  api: {
    health: () => "/api/health",
    staff: () => "/api/staff",
    activity: (query: string) => `/api/activity${query && `?${query}`}`,
    activityExport: (query: string) => `/api/activity/export${query && `?${query}`}`,
    history: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/activity${query && `?${query}`}`,
    conferences: (query: string) => `/api/conferences${query && `?${query}`}`,
    conference: (code: string) => `/api/conferences/${encodeURIComponent(code)}`,
    roster: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/participants${query && `?${query}`}`,
  },
} as const;

/** Every internal address of Foyer; nothing else builds one by hand. */
export const routes = {
  home: () => "/",
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  conferences: () => "/conferences",
  newConference: () => "/conferences/new",
  conference: (code: string) => `/conferences/${encodeURIComponent(code)}`,
  editConference: (code: string) => `${routes.conference(code)}/edit`,
  invite: (code: string) => `${routes.conference(code)}/invite`,
  people: () => "/people",
  person: (address: string) => `/people/${encodeURIComponent(address)}`,
  sandbox: () => "/sandbox",
  api: {
    health: () => "/api/health",
    people: (query: string) => `/api/people${query && `?${query}`}`,
    person: (address: string) => `/api/people/${encodeURIComponent(address)}`,
    conferences: (query: string) => `/api/conferences${query && `?${query}`}`,
    conference: (code: string) => `/api/conferences/${encodeURIComponent(code)}`,
    export: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/export${query && `?${query}`}`,
    roster: (code: string, query: string) =>
      `/api/conferences/${encodeURIComponent(code)}/participants${query && `?${query}`}`,
  },
} as const;

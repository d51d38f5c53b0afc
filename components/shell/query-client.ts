import { QueryClient } from "@tanstack/react-query";

const SECOND = 1000;

/**
 * The browser's copy of what the server knows. Nothing is retried by itself: the server has already
 * tried where that is safe, and every screen says what went wrong and offers to try again.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Offline, a press fails at once with its reason, rather than waiting unseen for the network.
      queries: {
        staleTime: 5 * SECOND,
        retry: false,
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

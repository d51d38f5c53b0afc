import { QueryClient } from "@tanstack/react-query";

const SECOND = 1000;

/**
 * The browser's copy of what the server knows. Nothing is retried by itself: the server has already
 * tried where that is safe, and every screen says what went wrong and offers to try again.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5 * SECOND, retry: false },
      mutations: { retry: false },
    },
  });
}

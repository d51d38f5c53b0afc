import { ConferencesSkeleton } from "@/components/conferences/conferences-skeleton";

/** The list of conferences, on its way. */
export default function LoadingConferences() {
  return <ConferencesSkeleton />;
}

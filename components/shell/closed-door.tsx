/** A closed door. Drawn here: the icons' library would come along on every page that may be lost. */
export function ClosedDoor() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="fill-none stroke-current"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M10 12h.01M18 20V6a2 2 0 0 0-2-2H8a2 2 0 0 0-2 2v14M2 20h20" />
    </svg>
  );
}

/**
 * An eye, crossed in a `group` that says `data-shown`. Drawn here: the icons' library would double the
 * script of the way in.
 */
export function Eye() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="fill-none stroke-current"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M2.1 12.3a1 1 0 0 1 0-.7 10.8 10.8 0 0 1 19.8 0 1 1 0 0 1 0 .7 10.8 10.8 0 0 1-19.8 0" />
      <circle cx="12" cy="12" r="3" />
      <path d="m3 3 18 18" className="hidden group-data-shown:block" />
    </svg>
  );
}

import type { ReactNode } from "react";

type SubmitButtonProps = {
  pending: boolean;
  /** `buttonStyle(…)`, called on the server: what makes it up stays there. */
  className: string;
  /** `<Spinner className="absolute" />`, drawn on the server. */
  spinner: ReactNode;
  children: string;
};

/** The kit's button that submits, without the code of its other looks. */
export function SubmitButton({ pending, className, spinner, children }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className={className}
    >
      {pending && spinner}
      <span className={pending ? "opacity-0" : ""}>{children}</span>
    </button>
  );
}

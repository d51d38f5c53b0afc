type FormProblemProps = { id: string; text: string | undefined };

/** The error of a sign-in form; announced when it appears. */
export function FormProblem({ id, text }: FormProblemProps) {
  return (
    <div role="alert" id={id} className="empty:hidden">
      {text && (
        <p className="rounded-control border border-danger-line bg-danger-soft px-3.5 py-2.5 text-danger-text">
          {text}
        </p>
      )}
    </div>
  );
}

type FormProblemProps = { id: string; text: string | undefined };

/** What was wrong with a form of the way in; read out as it appears. */
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

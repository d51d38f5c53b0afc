type PlainLabelProps = { /** Its id. */ control: string; children: string };

/** The label of a control, drawn on the server: the kit's field would come into the browser. */
export function PlainLabel({ control, children }: PlainLabelProps) {
  return (
    <label htmlFor={control} className="font-medium text-ink">
      {children}
    </label>
  );
}

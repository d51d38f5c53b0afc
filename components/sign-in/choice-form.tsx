type ChoiceFormProps = {
  /** The name for screen readers, e.g. "Language". */
  label: string;
  /** The field that the action reads. */
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  action: (form: FormData) => Promise<void>;
};

/** A choice as a plain form of buttons, which works without scripts. */
export function ChoiceForm({ label, name, value, options, action }: ChoiceFormProps) {
  return (
    <form action={action} aria-label={label} className="-mx-2 flex flex-wrap">
      {options.map((option) => (
        <button
          key={option.value}
          type="submit"
          name={name}
          value={option.value}
          aria-pressed={option.value === value}
          className="h-8 rounded-control px-2 text-sm text-ink-faint transition-colors hover:text-ink aria-pressed:font-medium aria-pressed:text-ink"
        >
          {option.label}
        </button>
      ))}
    </form>
  );
}

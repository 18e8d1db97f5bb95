import "./segments.css";
import { useId } from "preact/hooks";

interface Properties<Key extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Key, string>>;
  readonly value: Key;
  readonly onChange: (value: Key) => void;
}

/** A choice of one among a few, all in sight. */
export function Segments<Key extends string>({ label, options, value, onChange }: Properties<Key>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="unseen">{label}</legend>
      {(Object.entries(options) as [Key, string][]).map(([key, title]) => (
        <label key={key}>
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

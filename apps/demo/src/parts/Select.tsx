interface Properties<Key extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Key, string>>;
  readonly value: Key;
  readonly onChange: (value: Key) => void;
  /** Options that can't be had, each with the reason. */
  readonly unavailable?: Readonly<Partial<Record<Key, string>>>;
}

/** A choice of one among several, in words. */
export function Select<Key extends string>(properties: Properties<Key>) {
  const { label, options, value, onChange, unavailable = {} } = properties;
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Key)}>
        {(Object.entries(options) as [Key, string][]).map(([key, title]) => (
          <option key={key} value={key} disabled={key in unavailable} selected={key === value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Properties {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
}

/** A whole number from 0. */
export function Slider({ label, value, most, unit, onChange }: Properties) {
  return (
    <label class="field">
      <span>
        {label}
        <output>
          {value}
          {unit}
        </output>
      </span>
      <input
        type="range"
        min={0}
        max={most}
        value={value}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </label>
  );
}

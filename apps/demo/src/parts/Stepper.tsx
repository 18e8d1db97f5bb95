import "./stepper.css";

interface Properties {
  /** What is counted: `units in layer 1`. */
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number that one makes larger or smaller. */
export function Stepper({ label, value, least, most, onChange }: Properties) {
  return (
    <span class="stepper">
      <button
        type="button"
        aria-label={`Fewer ${label}`}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output>
        {value}
        <span class="unseen"> {label}</span>
      </output>
      <button
        type="button"
        aria-label={`More ${label}`}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </span>
  );
}

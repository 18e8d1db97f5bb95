/** The name, and the loop that a planet draws when it seems to go backwards. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M2 22C14 22 23 20 23 13a5.5 5.5 0 0 0-11 0c0 7 6 9 18 9"
          fill="none"
          stroke="currentColor"
          stroke-width="2.6"
          stroke-linecap="round"
        />
        <circle cx="17.5" cy="7.5" r="3.4" fill="var(--backward)" />
      </svg>
      Retrograd
    </span>
  );
}

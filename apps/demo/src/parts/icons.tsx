const icon = (path: string) => () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const PlayIcon = icon("M4 2.2v11.6c0 .5.5.8.9.5l8.6-5.8a.6.6 0 0 0 0-1L4.9 1.7a.6.6 0 0 0-.9.5z");
export const PauseIcon = icon("M4 2h3v12H4zM9 2h3v12H9z");
export const StepIcon = icon("M3 2.6v10.8c0 .5.5.7.9.4L11 8.5V14h2V2h-2v5.5L3.9 2.2c-.4-.3-.9-.1-.9.4z");
export const ResetIcon = icon("M8 2.5a5.5 5.5 0 1 1-5.3 4l1.9.5A3.5 3.5 0 1 0 8 4.5V7L3.5 3.5 8 0z");
export const SunIcon = icon(
  "M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM7.2 0h1.6v2.4H7.2zm0 13.6h1.6V16H7.2zM0 7.2h2.4v1.6H0zm13.6 0H16v1.6h-2.4zM2 3.1 3.1 2l1.7 1.7-1.1 1.1zm9.2 9.2 1.1-1.1 1.7 1.7-1.1 1.1zM2 12.9l1.7-1.7 1.1 1.1L3.1 14zm9.2-9.2L12.9 2 14 3.1l-1.7 1.7z",
);
export const MoonIcon = icon("M6.2 1.2a7 7 0 1 0 8.6 8.6A6 6 0 0 1 6.2 1.2z");
export const LinkIcon = icon(
  "M6.6 9.4a.8.8 0 0 0 1.1 0l3.7-3.7a2 2 0 0 0-2.8-2.8L7 4.4 5.9 3.3 7.5 1.8a3.5 3.5 0 0 1 5 5L8.8 10.4a2.3 2.3 0 0 1-3.3 0zm2.8-2.8a.8.8 0 0 0-1.1 0l-3.7 3.7a2 2 0 0 0 2.8 2.8L9 11.6l1.1 1.1-1.6 1.5a3.5 3.5 0 0 1-5-5l3.7-3.6a2.3 2.3 0 0 1 3.3 0z",
);

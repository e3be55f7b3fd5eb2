/** Line drawings of 20 by 20. */

const PATHS = {
  play: "M6 4.2v11.6l9.5-5.8z",
  pause: "M6.5 4.5v11M13.5 4.5v11",
  back: "M12.5 5 7 10l5.5 5",
  forward: "M7.5 5 13 10l-5.5 5",
  undo: "M4 8.5h8a4 4 0 0 1 0 8H8M7 5 3.5 8.5 7 12",
  redo: "M16 8.5H8a4 4 0 0 0 0 8h4M13 5l3.5 3.5L13 12",
  plus: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
  check: "M4 10.5 8.200 15 16 6",
  lock: "M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  unlock: "M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 4.800-1",
  dice: "M4 6a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM7.5 7.5h.01M12.5 12.5h.01M12.5 7.5h.01M7.5 12.5h.01",
  split: "M10 3v14M6.5 7 3.5 10l3 3M13.5 7l3 3-3 3",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.600l.7-10M8.5 9v4M11.5 9v4",
  camera: "M3 6.5h9.5v7H3zM12.5 9l4.5-2.5v7L12.5 11",
  thing: "M10 3.200 16 6.5v7l-6 3.300-6-3.300v-7zM4 6.5l6 3.300 6-3.300M10 9.800v7",
  place: "M10 17s5-4.700 5-8.700a5 5 0 0 0-10 0c0 4 5 8.700 5 8.700zM10 10a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400z",
  film: "M3.5 5h13v10h-13zM7 5v10M13 5v10M3.5 8.300H7M3.5 11.700H7M13 8.300h3.5M13 11.700h3.5",
  stage: "M3.5 3.5h13v13h-13zM3.5 10h13M10 3.5v13",
  select: "M5 4l10.5 5-4.700 1.300L9 15z",
  compare: "M10 3v14M4 6h3.5v8H4zM12.5 6H16v8h-3.5z",
  sun: "M10 13.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM10 2.5v1.700M10 15.800v1.700M2.5 10h1.700M15.800 10h1.700M4.700 4.700l1.200 1.200M14.100 14.100l1.200 1.200M4.700 15.300l1.200-1.200M14.100 5.900l1.200-1.200",
  moon: "M15.5 12A6.5 6.5 0 0 1 8 4.5 6 6 0 1 0 15.5 12z",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13",
  help: "M7.5 7.5a2.5 2.5 0 1 1 3.5 2.300c-.7.300-1 .8-1 1.700M10 14.5h.01",
  full: "M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5",
  cube: "M10 3.200 16 6.5v7l-6 3.300-6-3.300v-7z",
  search: "M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM12.800 12.800 16.5 16.5",
  down: "M5.5 8 10 12.5 14.5 8",
  share: "M10 12V3.5M6.800 6.5 10 3.5l3.200 3M5 10v6h10v-6",
  spark: "M10 3l1.600 5.400L17 10l-5.400 1.600L10 17l-1.600-5.400L3 10l5.400-1.600z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const solid = name === "play" || name === "spark";
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" fill={solid ? "currentColor" : "none"}>
      <path d={PATHS[name]} stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

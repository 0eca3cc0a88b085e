/** Sizes of all letters, as the setting offers them. */
export const TEXT_SIZES = ['normal', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const KEY = 'textSize';

/** The size chosen on this device. */
export function loadTextSize(): TextSize {
  const stored = localStorage.getItem(KEY);
  return TEXT_SIZES.find((size) => size === stored) ?? 'normal';
}

/** Keeps the size for this device and shows it at once. */
export function saveTextSize(size: TextSize): void {
  localStorage.setItem(KEY, size);
  applyTextSize(size);
}

/** Shows all letters in this size; the rules are in theme.css. */
export function applyTextSize(size: TextSize): void {
  document.documentElement.dataset['textSize'] = size;
}

/** Sitting time in milliseconds as minutes and seconds, whole ones passed: `7:05`, `50:00`. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

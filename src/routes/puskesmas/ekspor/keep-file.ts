/** Hands bytes to the browser as a file to keep. */
export function keepFile(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob over by then; a task later is the soonest that all of them allow.
  setTimeout(() => URL.revokeObjectURL(url));
}

import type { BrowserContext, Locator, Page } from '@playwright/test';

/**
 * Gives the pages of a browser a camera that sees what the test holds before it: real pixels, painted on a canvas, read by the app like any other
 * camera's.
 */
export async function giveCamera(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 720;
    canvas.height = 720;
    const paper = canvas.getContext('2d');
    const stream = (): MediaStream => {
      // A camera goes on giving pictures, also of what does not move.
      setInterval(() => paper?.fillRect(0, 0, 1, 1), 40);
      return canvas.captureStream(25);
    };
    Object.assign(globalThis, {
      holdBefore: async (png: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        if (!paper) return;
        paper.fillStyle = '#ffffff';
        paper.fillRect(0, 0, canvas.width, canvas.height);
        paper.imageSmoothingEnabled = false;
        paper.drawImage(image, 0, 0, canvas.width, canvas.height);
      },
    });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream());
  });
}

/** Holds what stands on one screen before the camera of another. */
export async function holdBefore(camera: Page, shown: Locator): Promise<void> {
  await holdPhoto(camera, await takePhoto(shown));
}

/** What stands on a screen now, as a PNG: to be held before a camera when the screen shows it no more. */
export async function takePhoto(shown: Locator): Promise<Buffer> {
  return shown.screenshot({ scale: 'device' });
}

/** Holds a PNG before a camera. */
export async function holdPhoto(camera: Page, photo: Buffer): Promise<void> {
  const png = photo.toString('base64');
  await camera.evaluate(
    (picture) => (globalThis as unknown as { holdBefore(png: string): Promise<void> }).holdBefore(picture),
    png,
  );
}

/** One white pixel. */
const WHITE_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC';

/** Takes whatever was held before a camera away: it goes on showing the last picture otherwise. */
export async function holdNothing(camera: Page): Promise<void> {
  await holdPhoto(camera, Buffer.from(WHITE_PNG, 'base64'));
}

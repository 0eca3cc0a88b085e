/** Two short tones, low and high, Hz: heard over voices, unlike any ring tone. */
const TONES_HZ = [660, 990] as const;
const TONE_S = 0.07;
/** Of full loudness. */
const VOLUME = 0.12;

/** Says by ear that an entry was saved. Browsers allow sound only after a touch; saving is one. */
export class SaveSound {
  #context: AudioContext | undefined;

  /** Sounds once; silent where this browser has no sound or refuses it. */
  async play(): Promise<void> {
    if (typeof AudioContext === 'undefined') return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    await context.resume().catch(() => undefined);
    TONES_HZ.forEach((hertz, index) => soundOne(context, hertz, context.currentTime + index * TONE_S));
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}

/** Rises and falls within its time, so that the loudspeaker does not crack. */
function soundOne(context: AudioContext, hertz: number, startS: number): void {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, startS);
  loudness.gain.linearRampToValueAtTime(VOLUME, startS + TONE_S / 4);
  loudness.gain.linearRampToValueAtTime(0, startS + TONE_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(startS);
  tone.stop(startS + TONE_S);
}

/** The sound of a film: an audio element that follows the player. */

const DRIFT = 0.06; // seconds between picture and sound that nobody notices
const SETTLE = 400; // milliseconds after a start or a jump in which the sound may lag

export class Sound {
  private readonly audio = new Audio();
  private settled = 0;

  /**
   * @param base64 Opus in WebM
   * @param changed called when it is silenced or heard
   */
  constructor(
    base64: string,
    private readonly changed: () => void,
  ) {
    const bytes = Uint8Array.from(atob(base64.trim()), (c) => c.charCodeAt(0));
    this.audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/webm" }));
    this.audio.preload = "auto";
  }

  get muted(): boolean {
    return this.audio.muted;
  }

  set muted(on: boolean) {
    this.audio.muted = on;
    this.changed();
  }

  get currentTime(): number {
    return this.audio.currentTime;
  }

  get paused(): boolean {
    return this.audio.paused;
  }

  /** Play from a moment, where the browser allows it; until somebody presses a key it may not. */
  play(seconds: number, rate: number): void {
    if (rate <= 0) return this.pause(); // nobody hears a film that runs backwards
    this.jump(seconds);
    this.audio.playbackRate = rate;
    this.audio.play().catch((error: DOMException) => {
      if (error.name === "NotAllowedError") this.muted = true;
    });
  }

  pause(): void {
    this.audio.pause();
  }

  /** Hear what belongs to a picture that is shown now; small drifts are left alone. */
  follow(seconds: number, rate: number): void {
    if (rate <= 0) return this.pause();
    if (this.audio.playbackRate !== rate) this.audio.playbackRate = rate;
    if (this.audio.ended && seconds < this.audio.duration - DRIFT) this.play(seconds, rate); // a loop
    if (performance.now() < this.settled || this.audio.paused) return;
    if (Math.abs(this.audio.currentTime - seconds) > DRIFT * Math.max(rate, 1)) this.jump(seconds);
  }

  private jump(seconds: number): void {
    this.audio.currentTime = seconds;
    this.settled = performance.now() + SETTLE;
  }

  close(): void {
    this.audio.pause();
    URL.revokeObjectURL(this.audio.src);
  }
}

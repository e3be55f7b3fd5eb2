/** Importing the package defines the element `<stick-gen-film>`. */
export {};

/** Events: loadeddata, play, pause, timeupdate, ended, error (its detail is the message). */
export interface StickGenFilm extends HTMLElement {
  src: string;
  loop: boolean;
  captions: boolean;
  /** Seconds. */
  currentTime: number;
  readonly duration: number;
  readonly paused: boolean;
  playbackRate: number;
  /** Whether the film has a sound, and whether nobody hears it. */
  readonly audible: boolean;
  muted: boolean;
  /** Whether the 3-D view is open. */
  readonly three: boolean;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Frames of the film forwards, or backwards. */
  step(frames: number): void;
  /** Show the content of a `.motion` file. */
  show(film: unknown): Promise<void>;
  toggleThree(): Promise<void>;
  toggleFullscreen(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "stick-gen-film": StickGenFilm;
  }
}

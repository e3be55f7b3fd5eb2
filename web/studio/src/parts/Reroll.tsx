/** Four other motions of a beat to choose from. */

import { close, keep, roll } from "../rolling";
import { itemAt } from "../rows";
import { doing, USUAL, type Beat } from "../script";
import * as store from "../store";
import { Loop } from "./Loop";
import { Modal } from "./Modal";
import { Icon } from "./Icon";

const TILES = [0, 1, 2, 3];

export function Reroll() {
  const rolling = store.rolling.value;
  const beat = rolling && (itemAt(store.script.value, rolling.ref) as Beat | undefined);
  if (!rolling || !beat) return null;
  const style = store.script.value.style ?? USUAL.style;
  const press = (event: KeyboardEvent): void => {
    const candidate = rolling.candidates[Number(event.key) - 1];
    if (candidate) void keep(candidate);
    else if (event.key.toLowerCase() === "r" && !rolling.running) void roll();
  };
  return (
    <Modal title={`Roll again: ${doing(beat.text)}`} size="wide" onClose={close} onKey={press}>
      <div class="tiles" aria-busy={rolling.running}>
        {TILES.map((i) => {
          const candidate = rolling.candidates[i];
          if (!candidate) return <div key={i} class="tile empty">{rolling.running && <i class="spinner" />}</div>;
          return (
            <button key={candidate.seed} type="button" class="tile" aria-label={`Keep motion ${i + 1}, seed ${candidate.seed}`} onClick={() => void keep(candidate)}>
              <Loop film={candidate.film} style={style} start={beat.start} end={beat.end} poster={candidate.thumbnail} />
              <span>
                <kbd>{i + 1}</kbd> seed {candidate.seed}
              </span>
            </button>
          );
        })}
      </div>
      {rolling.error && <p class="error">{rolling.error}</p>}
      <footer>
        <p class="quiet">{beat.seed === undefined ? `Now: the film's seed, ${store.seed.value}` : `Now: seed ${beat.seed}`}</p>
        <span class="spacer" />
        <button type="button" class="secondary" onClick={close}>
          Keep what is there
        </button>
        <button type="button" class="secondary" disabled={rolling.running} onClick={() => void roll()}>
          <Icon name="dice" size={18} />
          Four more
        </button>
      </footer>
    </Modal>
  );
}

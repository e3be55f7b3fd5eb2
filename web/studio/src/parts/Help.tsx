/** The sheet of all keys. */

import { KEYS } from "../keys";
import { dialog } from "../store";
import { Modal } from "./Modal";

const GROUPS = ["Play", "Timeline", "Film"] as const;

export function Help() {
  return (
    <Modal title="Keys" size="wide" onClose={() => (dialog.value = null)}>
      <div class="key-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {KEYS.filter((key) => key.group === group && key.keys.length).map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

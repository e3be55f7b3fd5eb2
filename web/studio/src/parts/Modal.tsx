/** A dialog above the page: it holds the keyboard, Escape closes it. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { giveBack } from "../walking";
import { IconButton } from "./Fields";

interface ModalProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  size?: "small" | "wide";
  /** Whether the keyboard begins at the title, not in a field of the dialog. */
  first?: boolean;
  /** Keys of its own. */
  onKey?: (event: KeyboardEvent) => void;
}

export function Modal({ title, onClose, children, size = "small", first = true, onKey }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current!.showModal();
    dialog.current!.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => giveBack(before);
  }, []);
  const outside = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog ref={dialog} class={`modal ${size}`} aria-label={title} onClose={onClose} onClick={outside} onKeyDown={onKey}>
      <div class="modal-body">
        <header>
          <h2 tabIndex={-1} data-first={first || undefined}>
            {title}
          </h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** The 3-D view: orbit around the running scene, drawn in its style or as a mesh of capsules. */

import { PerspectiveCamera, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { Mesh3D } from "./mesh";
import type { FreeView, Player } from "./player";
import { filmView, FRAME_HEIGHT, makeView, type View } from "./projection";
import { momentAt } from "./scene";
import { useTables, type Tables } from "./tables";
import type { ThreeView } from "./three_loader";

const LOWEST = 0.02; // metres above the floor below which the eye does not go
const MARGIN = 0.3; // radians from straight up that the eye keeps away

class Orbit implements FreeView, ThreeView {
  private readonly camera: PerspectiveCamera;
  private readonly controls: OrbitControls;
  private mesh: { renderer: WebGLRenderer; scene: Mesh3D } | null = null;

  constructor(
    private readonly player: Player,
    private readonly over: HTMLElement,
    private readonly ended: () => void,
  ) {
    const { width, height } = player.canvas;
    const { scene } = player;
    const view = filmView(scene, momentAt(scene, player.currentTime * scene.fps), [width, height]);
    const fov = (2 * Math.atan(height / 2 / view.lens) * 180) / Math.PI;
    this.camera = new PerspectiveCamera(fov, width / height, 0.1, 500);
    this.camera.position.set(...view.position);
    this.controls = new OrbitControls(this.camera, over);
    this.controls.target.copy(ahead(view, scene.actors[0]!.joints.values));
    this.controls.maxPolarAngle = Math.PI / 2 - LOWEST;
    this.controls.minPolarAngle = MARGIN;
    this.controls.update();
    this.controls.addEventListener("change", () => player.paused && player.paint());
  }

  view(width: number, height: number): View | null {
    if (this.mesh) return null;
    const { position } = this.camera;
    const { target } = this.controls;
    const short = Math.min(width, height);
    const lens = height / 2 / Math.tan((this.camera.fov * Math.PI) / 360);
    const focal = (lens / short) * FRAME_HEIGHT;
    return makeView([position.x, position.y, position.z], [target.x, target.y, target.z], focal, 0, [width, height]);
  }

  draw(at: number): void {
    const { renderer, scene } = this.mesh!;
    const { canvas } = this.player;
    renderer.setSize(canvas.width, canvas.height, false);
    this.camera.aspect = canvas.width / canvas.height;
    this.camera.updateProjectionMatrix();
    scene.pose(momentAt(this.player.scene, at));
    renderer.render(scene.scene, this.camera);
  }

  /** Show capsules instead of the drawing, or the drawing again. */
  set capsules(on: boolean) {
    this.mesh?.renderer.domElement.remove();
    this.mesh?.renderer.dispose();
    this.mesh = null;
    if (!on) return;
    const renderer = new WebGLRenderer({ antialias: true });
    this.over.prepend(renderer.domElement);
    this.mesh = { renderer, scene: new Mesh3D(this.player.scene) };
  }

  get capsules(): boolean {
    return this.mesh !== null;
  }

  /** Turn around the target, radians. */
  turn(azimuth: number): void {
    const { target } = this.controls;
    const offset = this.camera.position.clone().sub(target);
    const level = Math.hypot(offset.x, offset.z);
    this.camera.position.set(target.x + level * Math.sin(azimuth), this.camera.position.y, target.z + level * Math.cos(azimuth));
    this.controls.update();
    this.player.paint();
  }

  close(): void {
    this.capsules = false;
    this.controls.dispose();
    this.player.free = null;
    this.ended();
  }
}

/** The point ahead of the eye at the depth of the first actor. */
function ahead(view: View, joints: ArrayLike<number>): Vector3 {
  const eye = new Vector3(...view.position);
  const way = new Vector3(...view.axes[2]);
  const far = new Vector3(joints[0], joints[1], joints[2]).sub(eye).dot(way);
  return eye.addScaledVector(way, Math.max(far, 1));
}

/** Open the view over the stage of a film. */
function open(player: Player, stage: HTMLElement, tables: Tables): ThreeView {
  useTables(tables); // this script has its own
  const over = document.createElement("div");
  over.className = "over";
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: "Capsules", className: "mode" });
  stage.classList.add("free");
  stage.append(over, button);
  const view = new Orbit(player, over, () => {
    over.remove();
    button.remove();
    stage.classList.remove("free");
  });
  button.addEventListener("click", () => {
    view.capsules = !view.capsules;
    button.textContent = view.capsules ? "Drawing" : "Capsules";
    player.paint();
  });
  player.free = view;
  return view;
}

globalThis.StickGenThree = { open };

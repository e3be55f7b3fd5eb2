// node read_glb.mjs FILE SECOND... → JSON: the validator's counts, and every bone on the stage at
// each second of the animation "film", as three.js plays it.
import fs from 'node:fs';
import validator from 'gltf-validator';
import { AnimationMixer, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

const [file, ...seconds] = process.argv.slice(2);
const bytes = new Uint8Array(fs.readFileSync(file));
const { issues } = await validator.validateBytes(bytes);
globalThis.self ??= globalThis;
const { scene, animations } = await new GLTFLoader().parseAsync(bytes.buffer, '');
const mixer = new AnimationMixer(scene);
const action = mixer.clipAction(animations.find((clip) => clip.name === 'film'));
const bones = seconds.map((second) => {
  action.reset().play();
  mixer.setTime(Number(second));
  scene.updateMatrixWorld(true);
  const places = {};
  for (const actor of scene.children) {
    actor.traverse((node) => {
      if (!node.isBone) return;
      const place = node.getWorldPosition(new Vector3()).toArray();
      (places[actor.userData.name ?? actor.name] ??= {})[node.userData.name ?? node.name] = place;
    });
  }
  return places;
});
const found = issues.messages.map((message) => `${message.severity} ${message.code} ${message.pointer}`);
console.log(JSON.stringify({ issues: found, bones, clips: animations.map((clip) => clip.name) }));

/** A scene as simple solids: bodies of capsules, things of balls, tubes and plates. */

import {
  AmbientLight, BufferGeometry, Color, CylinderGeometry, DirectionalLight, DoubleSide, Float32BufferAttribute,
  GridHelper, Group, InstancedMesh, Matrix4, Mesh, MeshLambertMaterial, Object3D, Quaternion, Scene as World,
  SphereGeometry, Vector3,
} from "three";
import { jointsAt, makeFigure, type Figure } from "./actors";
import { makeBackdrop } from "./backdrop";
import { headOf } from "./head";
import { Palette } from "./palette";
import { prepare, type Thing } from "./prepare";
import { between, row, type Actor, type Moment, type Scene } from "./scene";
import { tables } from "./tables";

const BALL = new SphereGeometry(1, 20, 14);
const ROD = new CylinderGeometry(1, 1, 1, 14, 1, true);
const UP = new Vector3(0, 1, 0);
const GRID = 24; // metres across the floor's grid
const ANIMAL_LIMB = 0.4; // radius of an animal's limbs, times that of its head

/** A rod or a ball: where it is on the stage. */
function place(mesh: InstancedMesh, index: number, a: Vector3, b: Vector3 | null, radius: number): void {
  const turn = new Quaternion();
  const size = new Vector3(radius, radius, radius);
  let middle = a;
  if (b) {
    const way = b.clone().sub(a);
    size.y = way.length();
    turn.setFromUnitVectors(UP, way.normalize());
    middle = a.clone().add(b).multiplyScalar(0.5);
  }
  mesh.setMatrixAt(index, new Matrix4().compose(middle, turn, size));
}

/** The capsules of one actor. */
class Body {
  readonly group = new Group();
  private readonly rods: InstancedMesh;
  private readonly balls: InstancedMesh;
  private readonly parents: readonly number[];
  private readonly radius: number;

  constructor(private readonly actor: Actor, private readonly figure: Figure) {
    const { animal, large } = figure;
    this.parents = animal ? animal.parents : tables().parents;
    this.radius = animal ? ANIMAL_LIMB * animal.radius * large : actor.look.limb_width / 2;
    const paint = new MeshLambertMaterial({ color: new Color(figure.inks.trunk[0]) });
    this.rods = new InstancedMesh(ROD, paint, this.parents.length);
    this.balls = new InstancedMesh(BALL, paint, this.parents.length + 1);
    this.rods.frustumCulled = this.balls.frustumCulled = false;
    this.group.add(this.rods, this.balls);
  }

  pose(moment: Moment): void {
    const joints = jointsAt(this.actor, moment);
    const points = joints.map((p) => new Vector3(...p));
    points.forEach((p, i) => {
      place(this.balls, i, p, null, this.radius);
      const parent = this.parents[i]!;
      place(this.rods, i, p, points[Math.max(parent, 0)]!, parent < 0 ? 0 : this.radius);
    });
    const { animal, large } = this.figure;
    const radius = animal ? animal.radius * large : this.actor.look.head_radius;
    const head = animal ? points[animal.joints.indexOf("head")]! : new Vector3(...headOf(joints, radius).center);
    place(this.balls, points.length, head, null, radius);
    this.rods.instanceMatrix.needsUpdate = this.balls.instanceMatrix.needsUpdate = true;
  }
}

/** The solids of one thing, in its own frame. */
function solid(thing: Thing): Object3D {
  const group = new Group();
  const { drawing } = thing;
  drawing.pieces.forEach((piece, i) => {
    const color = drawing.fills[i] || drawing.inks[i];
    if (!color) return;
    const paint = new MeshLambertMaterial({ color: new Color(color.slice(0, 7)), side: DoubleSide });
    const points: Vector3[] = [];
    for (let k = drawing.starts[i]!; k < drawing.starts[i + 1]!; k++) points.push(new Vector3().fromArray(drawing.points, 3 * k));
    group.add(...(piece.radii ? tube(points, piece.radii, paint) : [piece.closed ? plate(points, paint) : wire(points, drawing.outline, paint)]));
  });
  return group;
}

function tube(points: Vector3[], radii: ArrayLike<number>, paint: MeshLambertMaterial): Object3D[] {
  const balls = new InstancedMesh(BALL, paint, points.length);
  const rods = new InstancedMesh(ROD, paint, points.length);
  points.forEach((p, i) => {
    place(balls, i, p, null, Math.max(radii[i]!, 1e-4));
    if (i) place(rods, i, points[i - 1]!, p, Math.max((radii[i]! + radii[i - 1]!) / 2, 1e-4));
  });
  return [balls, rods];
}

function wire(points: Vector3[], width: number, paint: MeshLambertMaterial): Object3D {
  const rods = new InstancedMesh(ROD, paint, points.length);
  points.forEach((p, i) => i && place(rods, i, points[i - 1]!, p, width / 2));
  return rods;
}

/** A flat shape, as triangles from its middle. */
function plate(points: Vector3[], paint: MeshLambertMaterial): Object3D {
  const middle = points.reduce((sum, p) => sum.add(p), new Vector3()).divideScalar(points.length);
  const corners = points.flatMap((p, i) => [middle, p, points[(i + 1) % points.length]!].flatMap((v) => v.toArray()));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(corners, 3));
  geometry.computeVertexNormals();
  return new Mesh(geometry, paint);
}

export class Mesh3D {
  readonly scene = new World();
  private readonly bodies: Body[];
  private readonly things: { thing: Thing; solid: Object3D }[];

  constructor(film: Scene) {
    const { place: where } = film.places[0]!;
    const prepared = prepare(film, where);
    const { style } = prepared;
    const { ground, floor } = makeBackdrop(where, style, film.background);
    const palette = new Palette(style, ground);
    this.scene.background = new Color(ground);
    const line = new Color(palette.ink());
    const grid = new GridHelper(GRID, GRID, line, new Color(floor ? floor[0] : ground).lerp(line, 0.25));
    const sun = new DirectionalLight("#ffffff", 2);
    sun.position.set(3, 8, 5);
    this.scene.add(grid, sun, new AmbientLight("#ffffff", 1.6));
    this.bodies = film.actors.map((actor) => new Body(actor, makeFigure(actor, palette)));
    this.things = prepared.things.map((thing) => ({ thing, solid: solid(thing) }));
    this.scene.add(...this.bodies.map((body) => body.group), ...this.things.map((one) => one.solid));
  }

  pose(moment: Moment): void {
    for (const body of this.bodies) body.pose(moment);
    for (const { thing, solid: shape } of this.things) {
      const { prop } = thing;
      const [w, x, y, z] = row(prop.rotation, moment);
      shape.visible = prop.visible[moment.index]!;
      shape.position.fromArray(row(prop.position, moment));
      shape.quaternion.set(x!, y!, z!, w!).normalize();
      shape.scale.setScalar(Math.max(prop.scale * between(prop.growth, moment), 1e-4));
    }
  }
}

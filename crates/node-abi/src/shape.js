/** @file The rows of names that objects have, each known once: `id, subject` is what follows `id` by `subject`. */

/** More than any contract has. Attributes may bring any number of names: then it is begun anew. */
const MAX_SHAPES = 1000;

/** A row of names, by its last; and what the packing that goes on knows of it. */
export class Shape {
  /** @param {Shape | undefined} before @param {string} name */
  constructor(before, name) {
    this.before = before;
    this.name = name;
    /** @type {Shape | undefined} The row that followed first. */
    this.next = undefined;
    /** @type {Map<string, Shape> | undefined} The others that did. */
    this.others = undefined;
    /** @type {Uint8Array | undefined} */
    this.packed = undefined;
    // The last packing that packed the names, and where.
    this.namesIn = 0;
    this.namesAt = 0;
    // The last one that packed a text as the value of the last name, and where.
    this.textIn = 0;
    this.textAt = 0;
    this.text = "";
  }

  /** @returns {string[]} */
  names() {
    const names = [];
    for (let shape = /** @type {Shape} */ (this); shape.before; shape = shape.before) {
      names.push(shape.name);
    }
    return names.reverse();
  }
}

let start = new Shape(undefined, "");
let count = 0;

/** The row without a name. */
export function startOfShapes() {
  if (count > MAX_SHAPES) {
    start = new Shape(undefined, "");
    count = 0;
  }
  return start;
}

/** The row that has one name more. @param {Shape} shape @param {string} name */
export function shapeAfter(shape, name) {
  if (shape.next?.name === name) return shape.next;
  const known = shape.others?.get(name);
  if (known !== undefined) return known;
  count += 1;
  const made = new Shape(shape, name);
  if (shape.next === undefined) shape.next = made;
  else (shape.others ??= new Map()).set(name, made);
  return made;
}

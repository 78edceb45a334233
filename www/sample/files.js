// The sample photos, as if a visitor had chosen them. This comes only when somebody asks for it, and so do they:
// `cargo run -p xtask --example draw_samples -- www` draws them.
const NAMES = [
  "IMG_0412.JPG",
  "IMG_0412.MOV",
  "IMG_1207.JPG",
  "IMG_1207.MOV",
  "IMG_0588.HEIC",
  "IMG_3051.JPG",
  "IMG_3051.MOV",
  "IMG_2290.JPG",
  "IMG_4077.PNG",
  "desk.jpg",
  "IMG-20241224-WA0003.jpg",
];

// When they were copied here, as it were.
const CHANGED = Date.UTC(2025, 7, 4, 9);

async function file(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(response.url + " answered " + response.status);
  return new File([await response.arrayBuffer()], name, { lastModified: CHANGED });
}

export function sample() {
  return Promise.all(NAMES.map(file));
}

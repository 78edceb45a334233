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

let isComing = false;

// Gives them, unless the visitor was faster with their own: then the first screen is gone, or on its way.
export async function give(gifts) {
  if (isComing) return;
  isComing = true;
  const button = document.getElementById("try-sample");
  button.textContent = button.dataset.coming;
  try {
    const files = await Promise.all(NAMES.map(file));
    if (document.getElementById("first")) gifts.give("files", files);
  } catch (error) {
    console.error(error);
    button.textContent = button.dataset.missing;
  }
  isComing = false;
}

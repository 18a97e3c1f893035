// Whoever types may type any character: the first one brings the face's slices by unicode-range, of which the browser takes those it needs.
const field = document.querySelector("[data-slices]");
field?.addEventListener("input", () => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = field.dataset.slices;
  document.head.append(sheet);
}, {once: true});

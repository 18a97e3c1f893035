// The light table: sizes, dark room, and two or four works side by side in one zoom.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const root = document.documentElement;
const boxes = $$(".tile-box"), tray = $("[data-tray]"), words = tray.dataset, compare = $("[data-compare]");
const side = $("[data-side]"), panes = $("[data-panes]");
const chosen = () => boxes.filter((box) => box.checked).map((box) => box.closest("[data-tile]"));

for (const one of $$("[data-needs-script]")) one.hidden = false;

function draw() {
  const count = chosen().length;
  tray.hidden = count === 0;
  $("[data-picked]").textContent = count;
  compare.setAttribute("aria-disabled", String(count !== 2 && count !== 4));
  $("[data-tray-say]").textContent = { 1: words.one, 3: words.three }[count] ?? words.ready;
  for (const box of boxes) box.disabled = count >= 4 && !box.checked;
}
function pane(tile) {
  const figure = document.createElement("figure"), view = document.createElement("div"), label = document.createElement("figcaption");
  figure.className = "pane"; view.className = "pane-view"; label.className = "pane-label";
  view.tabIndex = 0; view.setAttribute("role", "group"); view.setAttribute("aria-label", tile.dataset.code);
  if (tile.dataset.full) {
    const picture = $("picture", tile).cloneNode(true);
    for (const source of $$("source", picture)) source.sizes = "100vw";
    $("img", picture).loading = "eager";
    view.append(picture);
  } else view.append($(".tile-verse", tile).cloneNode(true));
  const score = document.createElement("b"), code = document.createElement("span"), link = document.createElement("a");
  score.textContent = tile.dataset.score || words.none; code.textContent = tile.dataset.code;
  link.textContent = words.change; link.href = tile.dataset.url; link.className = "button-text";
  label.append(score, code, link);
  figure.append(view, label);
  return figure;
}
let leading = false;
panes.addEventListener("scroll", (e) => {   // one moves, all move, by share of their own width and height
  if (leading) return;
  leading = true;
  const from = e.target;
  const x = from.scrollLeft / Math.max(1, from.scrollWidth - from.clientWidth), y = from.scrollTop / Math.max(1, from.scrollHeight - from.clientHeight);
  for (const view of $$(".pane-view", panes)) if (view !== from) view.scrollTo(x * (view.scrollWidth - view.clientWidth), y * (view.scrollHeight - view.clientHeight));
  requestAnimationFrame(() => { leading = false; });
}, true);
compare.addEventListener("click", () => {
  if (compare.getAttribute("aria-disabled") === "true") return;
  panes.replaceChildren(...chosen().map(pane));
  panes.dataset.count = chosen().length;
  side.showModal();
});
$("[data-shut]").addEventListener("click", () => side.close());
$("[data-clear]").addEventListener("click", () => { for (const box of boxes) box.checked = false; draw(); });

function setLight(kept) {
  if (kept) root.dataset.light = kept;
  $("[data-light-button]").setAttribute("aria-pressed", String((kept ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dusk" : "day")) === "dusk"));
}
$("[data-light-button]").addEventListener("click", (e) => {
  localStorage.judgingLight = e.currentTarget.getAttribute("aria-pressed") === "true" ? "day" : "dusk";
  setLight(localStorage.judgingLight);
});
document.addEventListener("change", (e) => {
  if (e.target.name === "size") $("[data-bands]").dataset.size = e.target.value;
  if (e.target.name === "zoom") panes.dataset.zoom = e.target.value;
  if (boxes.includes(e.target)) draw();
});
setLight(localStorage.judgingLight);
draw();

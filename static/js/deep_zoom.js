// Deep zoom: opens over the picture, from the same place, on the static IIIF tiles. Needs the global OpenSeadragon.
const open = (view) => {
  const stage = document.createElement("div");
  stage.className = "zoom-stage";
  stage.dataset.zoomOpen = "";
  stage.setAttribute("role", "dialog");
  stage.setAttribute("aria-modal", "true");
  stage.setAttribute("aria-label", view.querySelector("img").alt);
  const canvas = document.createElement("div");
  canvas.className = "zoom-canvas";
  canvas.tabIndex = 0;
  const tools = document.createElement("div");
  tools.className = "zoom-tools";
  stage.append(canvas, tools);
  document.body.append(stage);
  document.documentElement.classList.add("is-zoomed");
  const viewer = window.OpenSeadragon({
    element: canvas,
    tileSources: view.dataset.zoom,
    showNavigationControl: false,
    prefixUrl: "",
    drawer: "canvas",
    maxZoomPixelRatio: 2,
    visibilityRatio: 0.6,
    immediateRender: matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  viewer.addHandler("tile-drawn", () => { stage.dataset.drawn = ""; });
  const close = () => {
    viewer.destroy();
    stage.remove();
    document.documentElement.classList.remove("is-zoomed");
    document.removeEventListener("keydown", keys, true);
    view.querySelector("[data-open-zoom]").focus();
  };
  const zoom = (by) => {
    viewer.viewport.zoomBy(by);
    viewer.viewport.applyConstraints();
  };
  const keys = (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      const stops = [...tools.querySelectorAll("button")];
      const at = stops.indexOf(document.activeElement);
      event.preventDefault();
      stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length].focus();
    }
  };
  for (const [text, label, action] of [["+", view.dataset.sayIn, () => zoom(1.6)], ["−", view.dataset.sayOut, () => zoom(1 / 1.6)], ["×", view.dataset.sayClose, close]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", action);
    tools.append(button);
  }
  document.addEventListener("keydown", keys, true);
  tools.lastElementChild.focus();
};
for (const view of document.querySelectorAll("[data-zoom]")) {
  view.querySelector("[data-open-zoom]").addEventListener("click", () => open(view));
  view.querySelector("picture").addEventListener("click", () => open(view));
}

// Deep zoom over the static IIIF tiles: the picture on the page grows from its own place to the whole window and goes
// back there. OpenSeadragon comes with the first look (data-viewer), since few visitors
// take one. Words come from the view's data attributes.
import { calm, openTiles } from "./tile_viewer.js";
import { readBeside } from "./zoom_reading.js";

const MOVE_SECONDS = 0.42;

// Where the picture stands on the page, seen from the canvas, as OpenSeadragon's bounds: the picture's width is 1.
const boundsOf = (image, canvas) => {
  const box = image.getBoundingClientRect();
  return new window.OpenSeadragon.Rect(-box.x / box.width, -box.y / box.width, canvas.clientWidth / box.width, canvas.clientHeight / box.width);
};

const make = (name, className, parent) => {
  const element = document.createElement(name);
  element.className = className;
  parent.append(element);
  return element;
};

let viewerScript;
const bring = (address) => {
  viewerScript ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => { viewerScript = undefined; script.remove(); reject(new Error(`${address} did not come`)); });
    document.head.append(script);
  });
  return viewerScript;
};

const open = async (view) => {
  try {
    await bring(view.dataset.viewer);
  } catch {
    return; // the picture stays as it is; the next look tries again
  }
  if (document.querySelector(".zoom-stage")) return;
  const image = view.querySelector("picture img");
  const say = view.dataset;
  const stage = make("div", "zoom-stage", document.body);
  stage.setAttribute("role", "dialog");
  stage.setAttribute("aria-modal", "true");
  stage.setAttribute("aria-label", image.alt);
  const box = image.getBoundingClientRect();
  const still = make("img", "zoom-still", stage); // the page's own picture holds the place until tiles are drawn
  still.src = image.currentSrc || image.src;
  still.alt = "";
  Object.assign(still.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
  const canvas = make("div", "zoom-canvas", stage);
  const tools = make("div", "zoom-tools", stage);
  view.classList.add("is-away");
  const viewer = openTiles(canvas, say.zoom, { moveSeconds: MOVE_SECONDS, maxZoomPixelRatio: 2, visibilityRatio: 0.4, minZoomImageRatio: 0.6 });
  viewer.addOnceHandler("open", () => {
    viewer.viewport.fitBounds(boundsOf(image, canvas), true);
    requestAnimationFrame(() => stage.classList.add("is-open"));
  });
  viewer.addOnceHandler("tile-drawn", () => {
    stage.dataset.drawn = "";
    still.remove();
    viewer.viewport.goHome(calm.matches);
  });

  const remove = () => {
    viewer.destroy();
    stage.remove();
    view.classList.remove("is-away");
    view.querySelector("[data-open-zoom]").focus({ preventScroll: true });
  };
  const close = () => {
    document.removeEventListener("keydown", keys, true);
    if (calm.matches || !viewer.isOpen()) {
      remove();
      return;
    }
    stage.classList.remove("is-open");
    viewer.viewport.fitBounds(boundsOf(image, canvas));
    setTimeout(remove, MOVE_SECONDS * 1000);
  };
  const zoom = (by) => {
    viewer.viewport.zoomBy(by);
    viewer.viewport.applyConstraints();
  };
  const keys = (event) => {
    const act = { Escape: close, "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), 0: () => viewer.viewport.goHome() }[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (event.key === "Tab") {
      const stops = [...stage.querySelectorAll("button, [tabindex='0']")].filter((stop) => stop.checkVisibility());
      const at = stops.indexOf(document.activeElement);
      event.preventDefault();
      stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length].focus();
    }
  };
  for (const [sign, words, act] of [["+", say.sayIn, () => zoom(1.6)], ["−", say.sayOut, () => zoom(1 / 1.6)], ["□", say.sayWhole, () => viewer.viewport.goHome()], ["×", say.sayClose, close]]) {
    const button = make("button", "", tools);
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words);
    button.title = words;
    button.addEventListener("click", act);
  }
  readBeside(stage, tools);
  document.addEventListener("keydown", keys, true);
  tools.lastElementChild.focus();
};

for (const view of document.querySelectorAll("[data-zoom]")) {
  const button = view.querySelector("[data-open-zoom]");
  view.classList.add("can-zoom");
  for (const part of [button, view.querySelector("picture")]) {
    part.addEventListener("click", () => open(view));
    part.addEventListener("pointerenter", () => bring(view.dataset.viewer).catch(() => {}), { once: true });
  }
}

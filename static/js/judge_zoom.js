// Deep zoom of the picture in view: OpenSeadragon on the tiles, or on the largest picture where there are none.
import { openTiles } from "./tile_viewer.js";

let viewer = null;
export const isZoomed = () => viewer !== null;

export function zoomOut() {
  if (!viewer) return;
  const { element } = viewer;
  viewer.destroy();
  element.closest("[data-canvas]").removeAttribute("data-zoomed");
  element.remove();
  viewer = null;
}

export function zoomIn(canvas) {
  zoomOut();
  if (!canvas || !globalThis.OpenSeadragon) return false;
  const box = document.createElement("div");
  box.className = "zoom-box";
  canvas.append(box);
  canvas.setAttribute("data-zoomed", "");
  const picture = canvas.querySelector("img");
  const source = canvas.dataset.zoomUrl || { type: "image", url: picture.currentSrc || canvas.dataset.full };
  viewer = openTiles(box, source, { moveSeconds: 0.5, maxZoomPixelRatio: 3, visibilityRatio: 0.6, keyboardNavEnabled: false });
  viewer.addOnceHandler("open", () => {
    const { viewport } = viewer;
    viewport.zoomTo(viewport.getHomeZoom() * 2, null, true);
    viewport.applyConstraints(true);
  });
  return true;
}

// The one way to open a picture's tiles: OpenSeadragon, loaded before as a global, within the page's policy.
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

// OpenSeadragon writes a style element, which the policy forbids, unless it finds one marked like this. An element of
// that name but of no namespace is found, too, and no browser reads it as a style: so the policy has nothing to say.
const mark = document.createElementNS("", "style");
mark.setAttribute("data-openseadragon-mobile-css", "");
document.head.append(mark);

// `source` is the address of the tiles' info.json, or an image source. `more` are OpenSeadragon's own options.
export const openTiles = (element, source, { moveSeconds, ...more }) =>
  window.OpenSeadragon({
    element,
    tileSources: source,
    prefixUrl: "",
    showNavigationControl: false,
    drawer: "canvas",
    animationTime: calm.matches ? 0 : moveSeconds,
    immediateRender: calm.matches,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    ...more,
  });

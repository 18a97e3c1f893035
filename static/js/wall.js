// Walking by keys: on a wall, left and right go from work to work; Esc goes back.
// The links in .walk do the same without script.
const back = document.querySelector(".walk-back");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea")) return;
  if (event.key === "Escape" && back && !document.querySelector("[data-zoom-open]")) location.href = back.href;
  if (event.target.closest("video, audio, [data-wall], [data-roll], .poem-page, [data-zoom-open]")) return;
  const way = { ArrowLeft: "[data-walk-before]", ArrowRight: "[data-walk-after]" }[event.key];
  const link = way && document.querySelector(way);
  if (link) location.href = link.href;
});
for (const wall of document.querySelectorAll("[data-wall]")) {
  const stops = [...wall.querySelectorAll(".hang, .wall-text")];
  wall.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const middle = wall.scrollLeft + wall.clientWidth / 2;
    const centre = (el) => el.offsetLeft + el.offsetWidth / 2;
    const next = step > 0 ? stops.find((el) => centre(el) > middle + 8) : stops.findLast((el) => centre(el) < middle - 8);
    if (!next) return;
    event.preventDefault();
    wall.scrollTo({ left: centre(next) - wall.clientWidth / 2, behavior: calm.matches ? "auto" : "smooth" });
  });
}

// On a wall, left and right move from work to work. Without script the wall is a scroller like any other.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
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

// Choosing a category searches at once; without script there is a button.
for (const group of document.querySelectorAll("[data-facets]")) {
  group.addEventListener("change", (event) => event.target.form.requestSubmit());
}

// The pages work without this file. It loads the map where a page has one, and keeps a form from being sent twice.
const map = document.querySelector("[data-map]");
if (map) {
  new IntersectionObserver((seen, observer) => {
    if (seen.some(entry => entry.isIntersecting)) {
      observer.disconnect();
      import(map.dataset.script).then(module => module.draw(map));
    }
  }).observe(map);
}

document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

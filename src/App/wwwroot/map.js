// Draws the camp from this node's own shapes: no tiles, no glyphs, nothing from outside. Colours come from the style sheet, so that the
// dark theme and the legend agree with the map. Every place is also in the lists beside the map, for keyboards and screen readers.
import { LngLatBounds, Map, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";

const marks = {
  health: "M8 2h4v6h6v4h-6v6H8v-6H2V8h6z", learning: "M10 2 19 17H1z", water: "M10 1c4 5 6 7.500 6 11a6 6 0 0 1-12 0c0-3.500 2-6 6-11z",
  goods: "M3 3h14v14H3z", community: "M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16z", service: "M10 1l9 9-9 9-9-9z",
};

export async function draw(element) {
  const from = element.dataset;
  const arabic = document.documentElement.lang === "ar";
  const load = address => fetch(address).then(answer => answer.json());
  const [districts, blocks, facilities] = await Promise.all([load(from.districts), load(from.blocks), load(from.facilities), style(from.css)]);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  setWorkerUrl(new URL(from.worker, location.href).href);

  const bounds = new LngLatBounds();
  for (const feature of districts.features) for (const point of feature.geometry.coordinates.flat(Infinity).reduce(pairs, [])) bounds.extend(point);
  element.replaceChildren();
  const map = new Map({
    container: element, bounds, fitBoundsOptions: { padding: 16 }, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    canvasContextAttributes: { preserveDrawingBuffer: true }, // A printed page shows the map, too.
    maxBounds: grow(bounds), cooperativeGestures: false, scrollZoom: false, fadeDuration: 0,
    locale: { "NavigationControl.ZoomIn": from.zoomIn, "NavigationControl.ZoomOut": from.zoomOut, "Map.Title": from.title },
    style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": colour("--fill-0") } }] },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), arabic ? "top-left" : "top-right");
  map.on("load", () => {
    const steps = ["match", ["get", "step"], ...["0", "1", "2", "3", "4", "over"].flatMap(step => [step, colour(`--fill-${step}`)]), colour("--fill-0")];
    map.addSource("districts", { type: "geojson", data: districts });
    map.addSource("blocks", { type: "geojson", data: blocks });
    map.addSource("facilities", { type: "geojson", data: facilities });
    map.addLayer({ id: "blocks", type: "fill", source: "blocks", paint: { "fill-color": steps } });
    map.addLayer({ id: "block-lines", type: "line", source: "blocks", paint: { "line-color": colour("--sheet"), "line-width": 1 } });
    map.addLayer({ id: "districts", type: "line", source: "districts", paint: { "line-color": colour("--ink"), "line-width": 1.4 } });
    for (const [name, path] of Object.entries(marks)) map.addImage(name, symbol(path, colour("--ink"), colour("--sheet")), { pixelRatio: 2 });
    map.addLayer({
      id: "facilities", type: "symbol", source: "facilities",
      layout: { "icon-image": ["get", "mark"], "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["zoom"], 13, .34, 14.5, .5, 17, 1.2] },
    });
    map.addLayer({ id: "chosen", type: "line", source: "blocks", filter: ["==", ["get", "id"], ""], paint: { "line-color": colour("--ink"), "line-width": 3 } });
    for (const { properties } of districts.features) {
      const label = document.createElement("span");
      label.className = "place";
      label.textContent = arabic && properties.nameArabic || properties.name;
      if (properties.longitude !== undefined) new Marker({ element: label }).setLngLat([properties.longitude, properties.latitude]).addTo(map);
      label.setAttribute("aria-hidden", "true");
    }
    for (const layer of ["blocks", "facilities"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
    map.on("click", async event => {
      const [found] = map.queryRenderedFeatures(event.point, { layers: ["facilities", "blocks"] });
      if (!found) return;
      map.setFilter("chosen", ["==", ["get", "id"], found.properties.id]);
      const answer = await fetch(`${from.panel}${encodeURIComponent(found.properties.id)}`, { headers: { "X-Panel": "yes" } });
      document.getElementById(from.into).innerHTML = await answer.text();
    });
    map.once("idle", () => { element.dataset.drawn = "yes"; });
  });
}

function pairs(points, number, at, all) {
  if (at % 2 === 0) points.push([number, all[at + 1]]);
  return points;
}

function grow(bounds) {
  const [[west, south], [east, north]] = bounds.toArray();
  const [width, height] = [east - west, north - south];
  return [[west - width, south - height], [east + width, north + height]];
}

function style(address) {
  return new Promise(done => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: done });
    document.head.append(link);
  });
}

function symbol(path, fill, halo) {
  const canvas = new OffscreenCanvas(56, 56);
  const pen = canvas.getContext("2d");
  pen.setTransform(2, 0, 0, 2, 8, 8);
  const shape = new Path2D(path);
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = halo;
  pen.stroke(shape);
  pen.fillStyle = fill;
  pen.fill(shape);
  return pen.getImageData(0, 0, 56, 56);
}

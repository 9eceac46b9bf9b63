import { setWorkerUrl } from "maplibre-gl";
export function draw(element) { setWorkerUrl(element.dataset.worker); }

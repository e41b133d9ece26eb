// One canvas for the whole map: it follows Leaflet's view and asks `paint` to draw. Everything else in this folder draws on it.
"use strict";
var rasid = {};

// Words come through folium as numeric entities (see components/map/incident_map.py): back to text, once.
rasid.decoded = function (value) {
  if (typeof value === "string") return value.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
  if (Array.isArray(value)) return value.map(rasid.decoded);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rasid.decoded(name), rasid.decoded(inner)]));
  return value;
};

// Web Mercator at zoom 0, in pixels of its 256 x 256 world.
rasid.world = function (lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon / 360 + 0.5) * 256, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256];
};

rasid.Sheet = L.Renderer.extend({
  options: { padding: 0.2 },

  initialize: function (paint) {
    L.Renderer.prototype.initialize.call(this);
    this._paint = paint;
  },

  redraw: function () {
    if (this._map && !this._asked) this._asked = L.Util.requestAnimFrame(this._draw, this);
  },

  // Where a point of the world lies on the canvas, in CSS pixels.
  at: function (x, y) {
    return [x * this.zoomed - this.left, y * this.zoomed - this.top];
  },

  // Whether a point of the world lies on the canvas or within a margin of it.
  shows: function (x, y, margin) {
    const [left, top] = this.at(x, y);
    return left > -margin && top > -margin && left < this.width + margin && top < this.height + margin;
  },

  getContainer: function () {
    return this._container;
  },

  _initContainer: function () {
    this._container = document.createElement("canvas");
    this._container.setAttribute("role", "img");
    this.pen = this._container.getContext("2d");
  },

  _destroyContainer: function () {
    L.Util.cancelAnimFrame(this._asked);
    L.DomUtil.remove(this._container);
  },

  _update: function () {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this.redraw();
  },

  _draw: function () {
    this._asked = null;
    if (!this._map) return;
    const size = this._bounds.getSize();
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    const canvas = this._container;
    Object.assign(this, { width: size.x, height: size.y, zoom: this._zoom, zoomed: Math.pow(2, this._zoom) });
    Object.assign(this, { left: origin.x, top: origin.y, dots });
    if (canvas.width !== size.x * dots || canvas.height !== size.y * dots) {
      canvas.width = size.x * dots;
      canvas.height = size.y * dots;
      canvas.style.width = size.x + "px";
      canvas.style.height = size.y + "px";
    }
    this.pen.setTransform(dots, 0, 0, dots, 0, 0);
    this.pen.clearRect(0, 0, size.x, size.y);
    this._paint(this);
    canvas.dataset.drawn = Number(canvas.dataset.drawn || 0) + 1;
  },
});

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/map/world.bin from land-110m.json of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    tools/make_world.py package/land-110m.json resources/map/world.bin

Rings that cross 180 degrees are unwrapped, so that a polygon is one closed line on a flat map
(its longitudes may leave -180..180); what lies below 60 degrees south is cut off, because no
cluster stands there and the projection would give it a third of the picture.
Form, little endian: "PWLD", u16 version 1, u16 rings; a ring: u16 points, then i16 pairs of
longitude and latitude in hundredths of a degree (1.1 km at most, a twentieth of a pixel).
"""
import json
import struct
import sys

SOUTH = -60.0


def arcs_of(topology):
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield line


def rings_of(topology, arcs):
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = []
                for index in ring:
                    line = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points.extend(line[1:] if points else line)
                yield points


def unwrapped(ring):
    shift, last, result = 0.0, None, []
    for lon, lat in ring:
        if last is not None:
            if lon - last > 180:
                shift -= 360
            elif lon - last < -180:
                shift += 360
        last = lon
        result.append((lon + shift, lat))
    # Around the middle of the map, whichever side of 180 degrees the ring began on.
    middle = (min(x for x, _ in result) + max(x for x, _ in result)) / 2
    home = 360 * round(middle / 360)
    return [(lon - home, lat) for lon, lat in result]


def cut(ring):
    """The part of a closed ring north of SOUTH (Sutherland and Hodgman with one edge)."""
    result = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        if y0 >= SOUTH:
            result.append((x0, y0))
        if (y0 >= SOUTH) != (y1 >= SOUTH):
            t = (SOUTH - y0) / (y1 - y0)
            result.append((x0 + t * (x1 - x0), SOUTH))
    return result


def main(source, target):
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = list(arcs_of(topology))
    rings = []
    for ring in rings_of(topology, arcs):
        ring = unwrapped(ring)
        if ring[0] == ring[-1]:
            ring = ring[:-1]
        ring = cut(ring)
        if len(ring) > 2:
            rings.append(ring)
    data = b"PWLD" + struct.pack("<HH", 1, len(rings))
    for ring in rings:
        data += struct.pack("<H", len(ring))
        for lon, lat in ring:
            data += struct.pack("<hh", round(lon * 100), round(lat * 100))
    with open(target, "wb") as file:
        file.write(data)
    print(f"{len(rings)} rings, {sum(map(len, rings))} points, {len(data)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

#!/usr/bin/env python3
"""Writes the lab's own little models as binary STL files into the folder given (default: here)."""
import math
import struct
import sys
from pathlib import Path

FONT = {
    "L": ["10000"] * 6 + ["11111"],
    "A": ["01110", "10001", "10001", "11111", "10001", "10001", "10001"],
    "B": ["11110", "10001", "10001", "11110", "10001", "10001", "11110"],
}


def quad(out, a, b, c, d):
    out += [(a, b, c), (a, c, d)]


def strip(outer, inner, height, closed):
    """A wall between two outlines with the same number of points, both counter-clockwise."""
    out = []
    count = len(outer)
    low = lambda p: (p[0], p[1], 0.0)
    top = lambda p: (p[0], p[1], height)
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        o, p, q, r = outer[i], outer[j], inner[j], inner[i]
        quad(out, top(o), top(p), top(q), top(r))
        quad(out, low(r), low(q), low(p), low(o))
        quad(out, low(o), low(p), top(p), top(o))
        quad(out, low(q), low(r), top(r), top(q))
    if not closed:
        for a, b in ((inner[0], outer[0]), (outer[-1], inner[-1])):
            quad(out, low(a), low(b), top(b), top(a))
    return out


def circle(radius, count, begin=0.0, sweep=2 * math.pi, closed=True):
    steps = count if closed else count - 1
    angles = [begin + sweep * i / steps for i in range(count)]
    return [(radius * math.cos(a), radius * math.sin(a)) for a in angles]


def tag():
    """10 x 10 x 3 mm with a hole of 4 mm."""
    outer = []
    for x, y in circle(1.0, 32):
        longest = max(abs(x), abs(y))
        outer.append((5 * x / longest, 5 * y / longest))
    return strip(outer, circle(2.0, 32), 3.0, True)


def gear():
    """Fourteen teeth, 36 mm across, 6 mm high, bore of 8 mm."""
    count = 14 * 4
    radii = [14.5, 14.5, 18.0, 18.0]
    outer = []
    for i in range(count):
        angle = 2 * math.pi * i / count
        outer.append((radii[i % 4] * math.cos(angle), radii[i % 4] * math.sin(angle)))
    return strip(outer, circle(4.0, count), 6.0, True)


def cable_clip():
    """A ring that is open on one side, for a cable of 8 mm."""
    begin, sweep = math.radians(35), math.radians(290)
    outer = circle(7.0, 25, begin, sweep, closed=False)
    return strip(outer, circle(4.0, 25, begin, sweep, closed=False), 12.0, False)


def blocks(heights, cell):
    """One column for each cell of a grid of heights; a height of 0 is a gap."""
    rows, columns = len(heights), len(heights[0])
    at = lambda r, c: heights[r][c] if 0 <= r < rows and 0 <= c < columns else 0.0
    levels = sorted({0.0} | {h for row in heights for h in row})
    out = []
    for r in range(rows):
        for c in range(columns):
            h = at(r, c)
            if h == 0:
                continue
            x0, x1, y0, y1 = c * cell, (c + 1) * cell, r * cell, (r + 1) * cell
            quad(out, (x0, y0, h), (x1, y0, h), (x1, y1, h), (x0, y1, h))
            quad(out, (x0, y1, 0), (x1, y1, 0), (x1, y0, 0), (x0, y0, 0))
            sides = (
                (at(r - 1, c), (x0, y0), (x1, y0)),
                (at(r, c + 1), (x1, y0), (x1, y1)),
                (at(r + 1, c), (x1, y1), (x0, y1)),
                (at(r, c - 1), (x0, y1), (x0, y0)),
            )
            for other, a, b in sides:
                for low, high in zip(levels, levels[1:]):
                    if other <= low and high <= h:
                        quad(out, (*a, low), (*b, low), (*b, high), (*a, high))
    return out


def name_tag():
    """A plate of 40 x 20 x 1.6 mm with LAB raised by 0.8 mm, and a hole for a ring."""
    grid = [[1.6] * 40 for _ in range(20)]
    for index, letter in enumerate("LAB"):
        for row, line in enumerate(FONT[letter]):
            for column, bit in enumerate(line):
                if bit == "1":
                    for dy in range(2):
                        for dx in range(2):
                            grid[16 - row * 2 + dy][8 + index * 11 + column * 2 - 2 + dx] = 2.4
    for row in range(8, 12):
        for column in range(1, 5):
            grid[row][column] = 0.0
    return blocks(grid, 1.0)


def box():
    """An open box of 36 x 26 x 12 mm with walls of 2 mm."""
    rows, columns = 13, 18
    inside = lambda r, c: 1 <= r < rows - 1 and 1 <= c < columns - 1
    return blocks([[1.2 if inside(r, c) else 12.0 for c in range(columns)] for r in range(rows)], 2.0)


def save(triangles, path):
    with open(path, "wb") as out:
        out.write(b"printlab demo model".ljust(80, b" "))
        out.write(struct.pack("<I", len(triangles)))
        for a, b, c in triangles:
            u = [b[i] - a[i] for i in range(3)]
            v = [c[i] - a[i] for i in range(3)]
            n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
            length = math.sqrt(sum(x * x for x in n)) or 1.0
            out.write(struct.pack("<12fH", *(x / length for x in n), *a, *b, *c, 0))


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder.mkdir(parents=True, exist_ok=True)
    models = {"tag": tag, "gear": gear, "cable-clip": cable_clip, "name-tag": name_tag, "box": box}
    for name, make in models.items():
        save(make(), folder / (name + ".stl"))

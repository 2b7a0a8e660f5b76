"""Prints the part colours of core/image/palette.cpp: distinguishable, also with the three colour blindnesses.

The first seven are the set of Okabe and Ito (2008) without black; each further one is the colour of a coarse grid
that is farthest, in CIELAB, from all before it in the nearest of four views: normal, protanopia, deuteranopia and
tritanopia (simulated after Machado et al. 2009). Greys are left out, since the background is shown so. Needs NumPy:

    python3 make_part_colours.py
"""

import numpy as np

OKABE_ITO = [(0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (86, 180, 233), (213, 94, 0),
             (240, 228, 66)]
COUNT = 32
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                   [0.0193339, 0.1191920, 0.9503041]])
WHITE = np.array([0.95047, 1.0, 1.08883])
NORMAL = np.eye(3)
PROTANOPIA = np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                       [-0.003882, -0.048116, 1.051998]])
DEUTERANOPIA = np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                         [-0.011820, 0.042940, 0.968881]])
TRITANOPIA = np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                       [0.004733, 0.691367, 0.303900]])
# Tritanopia is rare: its distances count for more, so that it constrains less.
VIEWS = [(NORMAL, 1.0), (PROTANOPIA, 1.0), (DEUTERANOPIA, 1.0), (TRITANOPIA, 1.4)]


def linear(colours):
    colours = np.asarray(colours, float) / 255
    return np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)


def lab(colours, view):
    xyz = np.clip(linear(colours) @ view.T, 0, 1) @ TO_XYZ.T / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def candidates():
    steps = np.arange(0, 256, 17)
    grid = np.array(np.meshgrid(steps, steps, steps, indexing="ij")).reshape(3, -1).T
    l, a, b = lab(grid, NORMAL).T
    return grid[(l > 22) & (l < 95) & (np.hypot(a, b) > 18)]


def main():
    grid = candidates()
    chosen = np.array(OKABE_ITO)
    while len(chosen) < COUNT:
        nearest = np.full(len(grid), np.inf)
        for view, weight in VIEWS:
            difference = lab(grid, view)[:, None] - lab(chosen, view)[None]
            nearest = np.minimum(nearest, np.sqrt((difference**2).sum(axis=2)).min(axis=1) * weight)
        chosen = np.vstack([chosen, grid[nearest.argmax()]])
    for red, green, blue in chosen:
        print(f"{{{red}, {green}, {blue}}},", end=" ")
    print()


if __name__ == "__main__":
    main()

"""The names of colours that math-core knows: those of LaTeX's xcolor, and of dvips."""

from __future__ import annotations

OF_XCOLOR = """
red blue green orange teal purple violet gray brown black white cyan magenta yellow lime olive pink
darkgray lightgray
"""
OF_DVIPS = """
Apricot Aquamarine Bittersweet Black Blue BlueGreen BlueViolet BrickRed Brown BurntOrange CadetBlue
CarnationPink Cerulean CornflowerBlue Cyan Dandelion DarkOrchid Emerald ForestGreen Fuchsia
Goldenrod Gray Green GreenYellow JungleGreen Lavender LimeGreen Magenta Mahogany Maroon Melon
MidnightBlue Mulberry NavyBlue OliveGreen Orange OrangeRed Orchid Peach Periwinkle PineGreen Plum
ProcessBlue Purple RawSienna Red RedOrange RedViolet Rhodamine RoyalBlue RoyalPurple RubineRed
Salmon SeaGreen Sepia SkyBlue SpringGreen Tan TealBlue Thistle Turquoise Violet VioletRed White
WildStrawberry Yellow YellowGreen YellowOrange
"""
COLORS = {*OF_XCOLOR.split(), *OF_DVIPS.split()}

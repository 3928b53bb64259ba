"""Draws the pictures of this folder once more: python make.py."""

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent

picture = Image.new("RGB", (120, 80), "white")
ImageDraw.Draw(picture).arc((20, 10, 100, 70), 0, 300, "black", 3)
for suffix in ("png", "jpg", "gif", "webp"):
    picture.save(HERE / f"curve.{suffix}")

"""What slides and pictures of charts are drawn with: pieces of SVG, the fonts, who may see it."""

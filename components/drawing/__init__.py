"""What slides and pictures of charts are drawn with: pieces of SVG, the width of texts, the fonts, who may see it."""

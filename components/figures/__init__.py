"""Charts as plain dictionaries for plotly.js: pure functions of small frames, words and a theme. Few marks each."""

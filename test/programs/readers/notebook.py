"""Runs the code cells of a notebook one after another, as its kernel would. Usage: notebook.py FILE"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    notebook = json.load(file)
names: dict[str, object] = {}
for cell in notebook["cells"]:
    if cell["cell_type"] == "code":
        exec("".join(cell["source"]), names)

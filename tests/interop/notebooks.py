"""The notebooks of docs/notebooks run from start to end, and are committed without their outputs."""

import nbformat
from harness import ROOT
from nbclient import NotebookClient

FOLDER = ROOT / "docs/notebooks"
# Each asks three questions under headings of their own, and answers each with a plot.
QUESTIONS = 3


def execute(_release):
    paths = sorted(FOLDER.glob("*.ipynb"))
    assert paths, f"there are no notebooks in {FOLDER}"
    n_plots = 0
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        with_output = [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
        assert not with_output, f"{path.name} is committed with outputs"
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
        plots = []
        for cell in notebook.cells:
            if cell.cell_type == "markdown" and cell.source.startswith("## "):
                plots.append(0)
            plots[-1:] = [count + shows_plot(cell) for count in plots[-1:]]
        assert plots == [1] * QUESTIONS, f"{path.name} answers its questions with {plots} plots"
        n_plots += sum(plots)
    return f"{', '.join(path.stem for path in paths)}; {QUESTIONS} questions and {n_plots // len(paths)} plots each"


def shows_plot(cell):
    return sum("image/png" in output.get("data", {}) for output in cell.get("outputs", []))

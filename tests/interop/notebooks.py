"""The notebooks of docs/notebooks run from start to end, and are committed without their outputs."""

import nbformat
from harness import ROOT
from nbclient import NotebookClient

FOLDER = ROOT / "docs/notebooks"


def execute(_release):
    paths = sorted(FOLDER.glob("*.ipynb"))
    assert paths, f"there are no notebooks in {FOLDER}"
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        with_output = [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
        assert not with_output, f"{path.name} is committed with outputs"
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
        kinds = {key for cell in notebook.cells for output in cell.get("outputs", []) for key in output.get("data", {})}
        assert "image/png" in kinds, f"{path.name} plots nothing"
    return ", ".join(path.stem for path in paths)

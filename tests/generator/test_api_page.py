"""The page of methods is made from a client that works."""

import pytest
from conftest import Project

from generator import api_page
from generator.errors import GenerationError


def test_a_client_that_does_not_work_is_an_error_that_says_so(project: Project) -> None:
    package = project.root / "overlay" / "twelvelabs_client"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from twelvelabs_lowlevel.api.indexes import no_such_index\n", encoding="utf-8"
    )
    with pytest.raises(GenerationError, match=r"docs/api.md cannot be made(?s:.*)no_such_index"):
        api_page.run(project.root)

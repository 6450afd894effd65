"""Programs in the styles that people write, before and after the migration."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
import twelvelabs_client
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client.migrate.program import NotPythonError, migrate_program

SURFACE = json.loads((Path(__file__).parents[1] / "surface" / "vendor_surface.json").read_text())

PROGRAMS = {
    "the client alone": ("from twelvelabs import TwelveLabs\n", "from twelvelabs_client import TwelveLabs\n"),
    "a name of the package": (
        "import twelvelabs\nclient = twelvelabs.TwelveLabs()\nprint(twelvelabs.__version__)\n",
        "import twelvelabs_client\nclient = twelvelabs_client.TwelveLabs()\nprint(twelvelabs_client.__version__)\n",
    ),
    "a deep attribute": (
        "import twelvelabs.core.api_error\ntry: ...\nexcept twelvelabs.core.api_error.ApiError as e: print(e.body)\n",
        "import twelvelabs_client\ntry: ...\nexcept twelvelabs_client.ApiError as e: print(e.body)\n",
    ),
    "an alias": (
        "import twelvelabs as tl\nx: tl.types.Asset = tl.types.asset.Asset\ny = tl.Asset\n",
        "import twelvelabs_client as tl\nx: tl.types.Asset = tl.Asset\ny = tl.Asset\n",
    ),
    "several imports of one line": (
        "import os, twelvelabs as t, sys  # three\n",
        "import os, twelvelabs_client as t, sys  # three\n",
    ),
    "a deep module with comments and lines": (
        """
        # Contexts.
        from twelvelabs.types.video_context import (  # of videos
            VideoContext_Url,  # by URL
            VideoContext_AssetId as ById,
        )
        """,
        """
        # Contexts.
        from twelvelabs_client import (  # of videos
            VideoContext_Url,  # by URL
            VideoContext_AssetId as ById,
        )
        """,
    ),
    "a module that exists here": (
        "from twelvelabs.types import Asset, SearchItem\nfrom twelvelabs.errors import NotFoundError\n",
        "from twelvelabs_client.types import Asset, SearchItem\nfrom twelvelabs_client.errors import NotFoundError\n",
    ),
    "the core as a module": (
        "from twelvelabs import TwelveLabs, core  # both\ntry: ...\nexcept core.ApiError: ...\n",
        """
        from twelvelabs_client import TwelveLabs  # both
        import twelvelabs_client as core
        try: ...
        except core.ApiError: ...
        """,
    ),
    "modules of types and errors": (
        "from twelvelabs import errors, types\nprint(types.asset.Asset, types.Asset, errors.NotFoundError)\n",
        "from twelvelabs_client import errors, types\nprint(types.Asset, types.Asset, errors.NotFoundError)\n",
    ),
    "one name for several types": (
        """
        from twelvelabs.embed import TasksRetrieveResponse
        from twelvelabs.tasks import TasksCreateResponse as Made
        """,
        """
        from twelvelabs_client import VideoEmbeddingTasksRetrieveResponse as TasksRetrieveResponse
        from twelvelabs_client import TasksCreateResponse as Made
        """,
    ),
    "an import that may fail": (
        """
        try:
            import twelvelabs
        except ImportError:
            twelvelabs = None
        if twelvelabs: twelvelabs.core.ApiError
        """,
        """
        try:
            import twelvelabs_client as twelvelabs
        except ImportError:
            twelvelabs = None
        if twelvelabs: twelvelabs.ApiError
        """,
    ),
    "statements of one line": (
        "if True: from twelvelabs.core import ApiError; x = 1\n",
        "if True: from twelvelabs_client import ApiError; x = 1\n",
    ),
    "imports for checkers and in functions": (
        """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from twelvelabs.core.request_options import RequestOptions
        def f(o: "RequestOptions", a: "twelvelabs.Asset"):
            import twelvelabs
            return twelvelabs.errors.NotFoundError
        """,
        """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from twelvelabs_client import RequestOptions
        def f(o: "RequestOptions", a: "twelvelabs_client.Asset"):
            import twelvelabs_client
            return twelvelabs_client.errors.NotFoundError
        """,
    ),
    "patches and dynamic imports": (
        """
        from unittest import mock
        @mock.patch("twelvelabs.TwelveLabs")
        @mock.patch('twelvelabs.core.api_error.ApiError.__str__', autospec=True)
        def test(monkeypatch):
            monkeypatch.setattr("twelvelabs.client.TwelveLabs.search", None)
            importlib.import_module("twelvelabs")
            print("twelvelabs")
        @patch.multiple("twelvelabs", TwelveLabs=None)
        @patch.dict("sys.modules", {"twelvelabs": None, "twelvelabs.types": None})
        def test_more(monkeypatch, mocker, caplog):
            mocker.patch(autospec=True, target="twelvelabs.AsyncTwelveLabs")
            monkeypatch.setitem(sys.modules, "twelvelabs", None)
            sys.modules.pop("twelvelabs.errors")
            assert "twelvelabs" in sys.modules and sys.modules["twelvelabs"]
            caplog.set_level(10, logger="twelvelabs")
            raise importlib.import_module("twelvelabs.core.api_error").ApiError
        """,
        """
        from unittest import mock
        @mock.patch("twelvelabs_client.TwelveLabs")
        @mock.patch('twelvelabs_client.ApiError.__str__', autospec=True)
        def test(monkeypatch):
            monkeypatch.setattr("twelvelabs_client.TwelveLabs.search", None)
            importlib.import_module("twelvelabs_client")
            print("twelvelabs")
        @patch.multiple("twelvelabs_client", TwelveLabs=None)
        @patch.dict("sys.modules", {"twelvelabs_client": None, "twelvelabs_client.types": None})
        def test_more(monkeypatch, mocker, caplog):
            mocker.patch(autospec=True, target="twelvelabs_client.AsyncTwelveLabs")
            monkeypatch.setitem(sys.modules, "twelvelabs_client", None)
            sys.modules.pop("twelvelabs_client.errors")
            assert "twelvelabs_client" in sys.modules and sys.modules["twelvelabs_client"]
            caplog.set_level(10, logger="twelvelabs_client")
            raise importlib.import_module("twelvelabs_client").ApiError
        """,
    ),
    "a global that is imported late": (
        """
        def load():
            global twelvelabs
            import twelvelabs
        def use(): return twelvelabs.core.ApiError, twelvelabs.__file__
        """,
        """
        def load():
            global twelvelabs
            import twelvelabs_client as twelvelabs
        def use(): return twelvelabs.ApiError, twelvelabs.__file__
        """,
    ),
    "types in strings": (
        """
        import twelvelabs
        def f(a: Optional["twelvelabs.types.asset.Asset"], b: Literal["twelvelabs"]):
            return cast("list[twelvelabs.Asset]", a)
        """,
        """
        import twelvelabs_client
        def f(a: Optional["twelvelabs_client.Asset"], b: Literal["twelvelabs"]):
            return cast("list[twelvelabs_client.Asset]", a)
        """,
    ),
    "requirements in a script": (
        """
        # /// script
        # dependencies = ["httpx", "twelvelabs>=1.3"]
        # ///
        # dependencies = ["twelvelabs"]
        import importlib.metadata, os, subprocess
        importlib.metadata.version("twelvelabs")
        os.system("pip install -q twelvelabs==1.3.6 && python -c 'import twelvelabs'")
        subprocess.run([sys.executable, "-m", "pip", "install", "twelvelabs"])
        image.pip_install("httpx", "twelvelabs==1.3.6")
        REQUIREMENTS = ["twelvelabs"]
        setup(name="twelvelabs", packages=["twelvelabs"], install_requires=REQUIREMENTS)
        """,
        """
        # /// script
        # dependencies = ["httpx", "twelvelabs-client>=0.1"]
        # ///
        # dependencies = ["twelvelabs"]
        import importlib.metadata, os, subprocess
        importlib.metadata.version("twelvelabs-client")
        os.system("pip install -q twelvelabs-client && python -c 'import twelvelabs'")
        subprocess.run([sys.executable, "-m", "pip", "install", "twelvelabs-client"])
        image.pip_install("httpx", "twelvelabs-client>=0.1")
        REQUIREMENTS = ["twelvelabs-client"]
        setup(name="twelvelabs", packages=["twelvelabs"], install_requires=REQUIREMENTS)
        """,
    ),
    "comments beside names that move": (
        """
        from twelvelabs import (  # the SDK
            TwelveLabs,
            core,  # errors
            # all types
            types,  # last
        )
        core.ApiError
        """,
        """
        from twelvelabs_client import (  # the SDK
            TwelveLabs,
            types,  # last
        )
        # errors
        # all types
        import twelvelabs_client as core
        core.ApiError
        """,
    ),
    "a newer Python": (
        "import twelvelabs\ntype T = twelvelabs.types.asset.Asset\nf'{'a'}{twelvelabs.core.ApiError}'\n",
        "import twelvelabs_client\ntype T = twelvelabs_client.Asset\nf'{'a'}{twelvelabs_client.ApiError}'\n",
    ),
    "names that only look like the SDK": (
        """
        import twelvelabs
        def f(twelvelabs, *, core=1): return twelvelabs.core
        f(core=twelvelabs.Asset).core.twelvelabs
        other.twelvelabs.core.ApiError
        """,
        """
        import twelvelabs_client
        def f(twelvelabs, *, core=1): return twelvelabs.core
        f(core=twelvelabs_client.Asset).core.twelvelabs
        other.twelvelabs.core.ApiError
        """,
    ),
    "setup.py": (
        'setup(name="twelvelabs", install_requires=["httpx", "twelvelabs>=1.3"], extras_require={"a": ["twelvelabs"]})',
        'setup(name="twelvelabs", install_requires=["httpx", "twelvelabs-client>=0.1"], '
        'extras_require={"a": ["twelvelabs-client"]})',
    ),
    "another package": ("import twelvelabs_x\nfrom twelvelabsx import core\n",) * 2,
    "Windows": ("import os\r\nimport twelvelabs\r\n", "import os\r\nimport twelvelabs_client\r\n"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_migrated(name: str) -> None:
    before, after = (textwrap.dedent(text).lstrip("\n") for text in PROGRAMS[name])
    migrated = migrate_program(before)
    assert migrated.text == after
    assert not migrated.problems
    assert migrate_program(after).text == after


LEFT = {
    "from twelvelabs.core import jsonable_encoder, ApiError\njsonable_encoder(1)\n": (
        "from twelvelabs.core import jsonable_encoder\nfrom twelvelabs_client import ApiError\njsonable_encoder(1)\n",
        {1: "internal to the vendor's SDK"},
    ),
    "import twelvelabs\nprint(twelvelabs.Asset)\ntwelvelabs.core.jsonable_encoder(1)\n": (
        "import twelvelabs, twelvelabs_client\nprint(twelvelabs_client.Asset)\ntwelvelabs.core.jsonable_encoder(1)\n",
        {3: "jsonable_encoder"},
    ),
    "import twelvelabs.core as c\nc.ApiError\nc.jsonable_encoder(1)\n": (
        None,
        {1: "import of c", 3: "jsonable_encoder"},
    ),
    "from twelvelabs.indexes.client import IndexesClient\n": (None, {1: "client.assets"}),
    "from twelvelabs import NoSuchThing\n": (None, {1: "NoSuchThing has no counterpart"}),
    "from twelvelabs import *\n": (None, {1: "star import"}),
    "from twelvelabs.types import ResponseFormat, Asset\n": (
        "from twelvelabs.types import ResponseFormat\nfrom twelvelabs_client.types import Asset\n",
        {1: "ResponseFormat has no counterpart; there is SyncResponseFormat or AsyncResponseFormat"},
    ),
    "mock.patch('twelvelabs.core.http_client.HttpClient')\n": (None, {1: "in a string"}),
    "import_module('twelvelabs.indexes')\n": (None, {1: "what it has is in twelvelabs_client"}),
    "from twelvelabs import TwelveLabs\nc = TwelveLabs()\nc.analyze(video_id='v', prompt='p')\n": (
        "from twelvelabs_client import TwelveLabs\nc = TwelveLabs()\nc.analyze(video_id='v', prompt='p')\n",
        {3: "video=VideoContext_AssetId(asset_id=...)"},
    ),
    "import twelvelabs\nwith twelvelabs.TwelveLabs() as c:\n    c.embed.tasks.create(\n        engine_name='m')\n": (
        "import twelvelabs_client\n"
        "with twelvelabs_client.TwelveLabs() as c:\n    c.embed.tasks.create(\n        engine_name='m')\n",
        {4: "engine_name"},
    ),
    (
        "from twelvelabs import TwelveLabs\n"
        "def f(api: TwelveLabs, client):\n"
        "    self._api = TwelveLabs()\n"
        "    api.task.create(1)\n"
        "    api.assets.with_raw_response.retrieve('a')\n"
        "    self._api.generate.text(1)\n"
        "    client.upload_file('a client of something else')\n"
    ): (
        "from twelvelabs_client import TwelveLabs\n"
        "def f(api: TwelveLabs, client):\n"
        "    self._api = TwelveLabs()\n"
        "    api.task.create(1)\n"
        "    api.assets.with_raw_response.retrieve('a')\n"
        "    self._api.generate.text(1)\n"
        "    client.upload_file('a client of something else')\n",
        {4: "no method task.create: there is tasks.create", 6: "no method generate.text"},
    ),
    "from twelvelabs import TwelveLabs as T\nc = T(version='v1.2')\nc.index.list()\n": (
        "from twelvelabs_client import TwelveLabs as T\nc = T(version='v1.2')\nc.index.list()\n",
        {2: "version", 3: "there is indexes.list"},
    ),
    "from twelvelabs import TwelveLabs\nTwelveLabs(version='v1.2')\n": (
        "from twelvelabs_client import TwelveLabs\nTwelveLabs(version='v1.2')\n",
        {2: "version"},
    ),
}


@pytest.mark.parametrize("before", LEFT, ids=lambda text: text.splitlines()[0])
def test_what_cannot_be_carried_over_is_named_with_its_line(before: str) -> None:
    after, problems = LEFT[before]
    migrated = migrate_program(before)
    assert migrated.text == (before if after is None else after)
    assert {problem.line for problem in migrated.problems} == problems.keys()
    for problem in migrated.problems:
        assert problems[problem.line] in problem.text
    assert migrate_program(migrated.text).text == migrated.text


@pytest.mark.parametrize("client", ["TwelveLabs", "AsyncTwelveLabs"])
def test_the_methods_of_the_vendor_keep_their_arguments(client: str) -> None:
    lines = [f"from twelvelabs import {client}", f"c = {client}(api_key='k', httpx_client=h, environment=e)"]
    for method in SURFACE:
        arguments = ", ".join(f"{each['name']}=1" for each in method["params"])
        lines.append(f"c.{method['method']}({arguments})")
    assert len(lines) > 100
    migrated = migrate_program("\n".join(lines))
    assert migrated.text == "\n".join(["from twelvelabs_client" + lines[0].removeprefix("from twelvelabs"), *lines[1:]])
    assert not migrated.problems


def test_text_that_is_not_python_is_refused() -> None:
    with pytest.raises(NotPythonError, match="line 2"):
        migrate_program("import twelvelabs\nprint 'x'\n")


names = st.sampled_from(["Asset", "TwelveLabs", "core", "types", "ApiError", "indexes", "NoSuch", "jsonable_encoder"])
modules = st.sampled_from(
    ["twelvelabs", "twelvelabs.core", "twelvelabs.types", "twelvelabs.indexes", "os", "twelvelabs_x"]
)
statements = st.one_of(
    st.builds("from {} import {}".format, modules, st.lists(names, min_size=1, max_size=3, unique=True).map(", ".join)),
    st.builds("import {}".format, modules),
    st.builds("import {} as t".format, modules),
    st.builds("print({}.{})".format, st.sampled_from(["twelvelabs", "t", "core", "twelvelabs.core"]), names),
    st.just("twelvelabs = None"),
    st.builds("if x: import {}; y = 1".format, modules),
)


@settings(max_examples=50)
@given(st.lists(statements, max_size=6))
def test_any_result_is_python_and_stays_as_it_is(lines: list[str]) -> None:
    once = migrate_program("\n".join(lines)).text
    compile(once, "once", "exec")
    assert migrate_program(once).text == once


def test_the_names_of_the_table_exist() -> None:
    from twelvelabs_client.migrate import names as table

    for _, found in table._SEVERAL:
        assert all(hasattr(twelvelabs_client, own) for own in found.values())

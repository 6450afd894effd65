"""The console in a real browser: Debian's Chromium, without a window. Skipped where it is not installed."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Fault, Sandbox

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import Select, WebDriverWait  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="Chromium is not installed: apt-get install chromium chromium-driver"
    ),
]
DESKTOP = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}


@pytest.fixture(scope="module")
def chromium() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    # Chromium's own sandbox does not start as root, nor in many containers; only the console is looked at here.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--mute-audio"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER)) as driver:
        yield driver


class Visitor:
    """Somebody before the browser."""

    def __init__(self, driver, home):
        self.driver = driver
        self.home = home

    def open(self, path=""):
        self.driver.get(self.home + path.removeprefix("/console/"))

    def see(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition):
        return WebDriverWait(self.driver, 30, 0.02).until(lambda _: condition())

    def text(self, selector="main"):
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def focused(self):
        return self.driver.switch_to.active_element

    def press(self, *keys):
        for key in keys:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def tab_to(self, selector):
        """Go on with the Tab key until it is there."""
        for _ in range(60):
            self.press(Keys.TAB)
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                outline = self.run("return getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none"
                return
        raise AssertionError(f"the Tab key does not lead to {selector}")

    def console_errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def visit(chromium):
    """Somebody who looks at the console of a sandbox."""

    def make(sandbox):
        chromium.get_log("browser")
        return Visitor(chromium, sandbox.console_url)

    yield make
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.get("about:blank")


PLAYED = """
const video = document.querySelector("video"), done = arguments[0];
video.addEventListener("timeupdate", () => {
  if (video.currentTime > 0.2) done([video.currentSrc, video.videoWidth, video.duration]);
});
video.addEventListener("error", () => done(video.error.message));
"""


def test_a_clip_is_uploaded_watched_searched_and_played(visit, clip):
    with Sandbox(speed=2) as sandbox:
        visitor = visit(sandbox)
        visitor.open()
        visitor.see("input[name=name]").send_keys("Films", Keys.ENTER)
        visitor.wait(lambda: "This index is empty" in visitor.text())
        visitor.open()
        visitor.see("input[type=file]").send_keys(str(clip))
        Select(visitor.see("form[action='/console/upload'] select")).select_by_visible_text("Films")
        sandbox.clock.freeze()  # until the page is watched
        visitor.see("form[action='/console/upload'] button").click()
        visitor.wait(lambda: "/items/" in visitor.driver.current_url)
        visitor.run(
            "window.seen = []; new MutationObserver(() => window.seen.push(document.querySelector('h1 .status')"
            ".textContent)).observe(document.body, {subtree: true, childList: true, characterData: true})"
        )
        sandbox.clock.unfreeze()
        visitor.wait(lambda: visitor.text("h1 .status") == "ready")
        seen = visitor.run("return window.seen")  # gone, had the page been loaded again
        assert seen[-1] == "ready"
        assert {"pending", "queued", "validating", "indexing"} & set(seen)

        visitor.open("search")
        visitor.see("input[type=search]").send_keys("bunny", Keys.ENTER)
        visitor.wait(lambda: "1 match in" in visitor.text())
        visitor.see("main li a").click()
        visitor.wait(lambda: "/items/" in visitor.driver.current_url)
        visitor.run("document.querySelector('video').muted = true; document.querySelector('video').play()")
        address, width, duration = visitor.driver.execute_async_script(PLAYED)
        # A browser that does not play streams takes the file.
        assert re.search(r"/console/(media/.*\.m3u8|assets/\w+/file)$", address)
        assert (width, round(duration, 1)) == (1280, 5.3)
        assert visitor.console_errors() == []


@pytest.mark.slow
def test_the_file_itself_is_played_where_there_is_no_stream(visit, fresh, connect, upload_to, clip):
    asset = upload_to(fresh, connect(fresh), clip, enable_hls="false")
    visitor = visit(fresh)
    visitor.open(f"assets/{asset['_id']}")
    visitor.run("document.querySelector('video').muted = true; document.querySelector('video').play()")
    address, width, _ = visitor.driver.execute_async_script(PLAYED)
    assert (address, width) == (f"{fresh.console_url}assets/{asset['_id']}/file", 1280)


@pytest.mark.slow
def test_with_the_keyboard_only(visit, fresh, connect, upload_to, new_index, clip):
    client = connect(fresh)
    index_id = new_index(client, "Films")
    asset = upload_to(fresh, client, clip, "bunny.mp4")
    client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset["_id"], "enable_video_stream": True})
    fresh.wait_until_idle()
    fresh.clock.advance(5)
    visitor = visit(fresh)
    visitor.open()
    visitor.press(Keys.TAB)
    assert visitor.focused().text == "Skip to content"
    visitor.press(Keys.ENTER)
    assert visitor.run("return document.activeElement.id") == "main"
    visitor.tab_to("input[type=file]")
    visitor.tab_to("form[action='/console/upload'] button")
    visitor.tab_to("input[type=search]")
    visitor.press("bunny", Keys.ENTER)
    visitor.wait(lambda: "1 match in" in visitor.text())
    visitor.tab_to("video")
    visitor.run("document.activeElement.muted = true")
    visitor.press(Keys.SPACE)
    visitor.driver.execute_async_script(PLAYED)
    visitor.tab_to("main li a")
    visitor.press(Keys.ENTER)
    visitor.wait(lambda: "bunny.mp4" in visitor.text("h1"))


@pytest.mark.slow
def test_updates_keep_focus_text_and_playback(visit, fresh, connect, upload_to, new_index, clip):
    client = connect(fresh)
    new_index(client, "Films")
    first = upload_to(fresh, client, clip, "first.mp4")
    visitor = visit(fresh)
    visitor.open()
    visitor.see("input[type=search]").send_keys("half a wor")
    visitor.run("document.querySelector('#work tbody a').focus()")
    second = upload_to(fresh, client, b"some text", "second.txt")
    visitor.wait(lambda: "second.txt" in visitor.text("#work") and "second.txt" in visitor.text("#assets"))
    assert [row.text.split()[0] for row in visitor.driver.find_elements(By.CSS_SELECTOR, "#work tbody tr")] == [
        "second.txt",
        "first.mp4",
    ]
    assert visitor.focused().get_attribute("href").endswith(f"/console/assets/{first['_id']}")
    assert visitor.see("input[type=search]").get_property("value") == "half a wor"
    client.delete(f"/assets/{second['_id']}")
    visitor.wait(lambda: "second.txt" not in visitor.text())
    assert visitor.focused().get_attribute("href").endswith(f"/console/assets/{first['_id']}")

    visitor.open(f"assets/{first['_id']}")
    visitor.run("window.video = document.querySelector('video'); video.muted = video.loop = true; video.play()")
    client.patch(f"/assets/{first['_id']}/user-metadata", json={"user_metadata": {"mood": "calm"}})
    visitor.wait(lambda: "mood" in visitor.text())
    assert visitor.run("return window.video.isConnected && !window.video.paused")
    client.delete(f"/assets/{first['_id']}")
    visitor.wait(lambda: "Disconnected" in visitor.text("footer"))


@pytest.mark.slow
def test_parts_fill_during_an_upload(visit, connect, plain):
    with Sandbox(chunk_size=1000) as sandbox:
        client, visitor = connect(sandbox), visit(sandbox)
        body = {"filename": "big.mp4", "type": "video", "total_size": 3000}
        session = client.post("/assets/multipart-uploads", json=body).json()
        visitor.open("uploads")
        for number, url in enumerate(session["upload_urls"], start=1):
            plain.put(url["url"], content=bytes(1000))
            visitor.wait(lambda stored=number: f"{stored} of 3 parts stored" in visitor.text())
            stored = visitor.driver.find_elements(By.CSS_SELECTOR, "main li .parts .stored")
            assert len(stored) == number


@pytest.mark.slow
def test_without_javascript(visit, fresh, connect, upload_to, clip):
    visitor = visit(fresh)
    visitor.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    visitor.open("indexes")
    visitor.see("input[name=name]").send_keys("Films", Keys.ENTER)
    WebDriverWait(visitor.driver, 10).until(lambda driver: driver.find_element(By.ID, "items"))
    visitor.open()
    assert "Reload the page" in visitor.see("footer").text
    visitor.see("input[type=file]").send_keys(str(clip))
    visitor.see("form[action='/console/upload'] button").click()
    WebDriverWait(visitor.driver, 10).until(lambda driver: "/assets/" in driver.current_url)
    fresh.wait_until_idle()
    fresh.clock.advance(1)
    visitor.driver.refresh()
    assert visitor.see("h1 .status").text == "ready"


NAME = "a_name_without_any_space_" * 8


@pytest.fixture(scope="module")
def filled(clip, upload_to, new_index) -> Iterator[tuple[Sandbox, list[str]]]:
    """A sandbox with something of all kinds, and the paths of its pages."""
    faults = [Fault(route=NAME, status=500), Fault(method="POST", route="/entities", status=429, scenario=NAME)]
    with Sandbox(webhook_url="http://127.0.0.1:9", webhook_secret="x", faults=faults) as sandbox:
        sandbox.clock.freeze()
        headers = {API_KEY_HEADER: sandbox.api_key}
        with httpx.Client(base_url=sandbox.base_url, headers=headers, trust_env=False, timeout=30) as client:
            index_id = new_index(client, NAME)
            asset_id = upload_to(sandbox, client, clip, NAME, user_metadata=f'{{"{NAME}": "{NAME}"}}')["_id"]
            item = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]
            store = client.post("/knowledge-stores", json={"name": NAME}).json()["_id"]
            client.post(f"/knowledge-stores/{store}/items", json={"asset_id": asset_id})
            video = {"type": "asset_id", "asset_id": asset_id}
            analysis = client.post("/analyze/tasks", json={"video": video, "prompt": NAME}).json()["task_id"]
            body = {
                "input_type": "video",
                "model_name": "marengo3.0",
                "video": {"media_source": {"asset_id": asset_id}},
            }
            embedding = client.post("/embed-v2/tasks", json=body).json()["_id"]
            client.post("/assets/multipart-uploads", json={"filename": NAME, "type": "video", "total_size": 10**9})
            client.post("/indexes", json={"index_name": NAME, "models": []})
            sandbox.script.analyze({NAME: NAME}, filename=NAME)
            sandbox.rate_limits.add(category="search", requests=30)
            sandbox.settle()
        lists = ["", "assets", "indexes", "uploads", "tasks", "requests", "knowledge-stores", "control"]
        objects = [f"indexes/{index_id}", f"indexes/{index_id}/items/{item}", f"assets/{asset_id}", "requests/8"]
        results = [f"analyses/{analysis}", f"embeddings/{embedding}", f"knowledge-stores/{store}"]
        yield sandbox, [*lists, *objects, *results, f"search?index_id={index_id}&text=name"]


@pytest.mark.slow
def test_pages_fit_a_phone(visit, filled):
    sandbox, paths = filled
    visitor = visit(sandbox)
    visitor.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    wide = {}
    for path in paths:
        visitor.open(path)
        width, screen = visitor.run("return [document.documentElement.scrollWidth, window.innerWidth]")
        if width != screen:
            wide[path] = width
    assert wide == {}
    assert visitor.console_errors() == []


def _axe() -> Path | None:
    """axe-core, from the folder of the clone or of npm."""
    npm = shutil.which("npm")
    installed = subprocess.run([npm, "root", "-g"], capture_output=True, text=True).stdout.strip() if npm else ""
    places = [Path(__file__).parents[2] / "node_modules", *([Path(installed)] if installed else [])]
    return next((file for place in places if (file := place / "axe-core/axe.min.js").exists()), None)


BARRIERS = """
const [rules, done] = arguments;
axe.run(document, {resultTypes: ["violations"], ...(rules ? {runOnly: rules} : {})}).then(({violations}) => done(
  violations.map(({impact, id, nodes}) => `${impact} ${id} ${nodes.map(({target}) => target.join(" ")).join(", ")}`)
));
"""


@pytest.mark.slow
def test_axe_finds_nothing(visit, filled):
    if (axe := _axe()) is None:
        pytest.skip("axe-core is not installed: npm install axe-core")
    (sandbox, paths), found = filled, {}
    visitor = visit(sandbox)
    for scheme, size, rules in (("light", DESKTOP, None), ("dark", PHONE, ["color-contrast"])):
        scheme_of = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        visitor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme_of)
        visitor.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        for path in paths:
            visitor.open(path)
            visitor.run(axe.read_text(encoding="utf-8"))
            if barriers := visitor.driver.execute_async_script(BARRIERS, rules):
                found[path, scheme] = barriers
    assert found == {}


def test_a_match_is_played_an_answer_streamed_and_a_key_copied(visit, filled):
    sandbox, paths = filled
    visitor = visit(sandbox)
    sandbox.script.search([(NAME, 1, 2), (NAME, 3, 3.5)])
    visitor.open(paths[-1])
    visitor.run("document.querySelector('video').muted = true")
    (_, second) = visitor.driver.find_elements(By.CSS_SELECTOR, "a.clip")
    second.click()
    visitor.wait(
        lambda: visitor.run("const v = document.querySelector('video'); return v.paused && v.currentTime >= 3.5")
    )
    assert visitor.driver.current_url.endswith(paths[-1])
    mark = visitor.see(".mark.best")
    webdriver.ActionChains(visitor.driver).move_to_element(mark).click().perform()
    visitor.wait(lambda: visitor.run("return 1 < document.querySelector('video').currentTime") and True)

    visitor.open(next(path for path in paths if path.startswith("assets/")))
    visitor.see("textarea[name=prompt]").send_keys("What happens?")
    visitor.see("#analyze-title ~ form button").click()
    visitor.wait(lambda: visitor.text("#answer").endswith("}"))
    assert visitor.text("#answer") == f'{{"{NAME}":"{NAME}"}}'
    sandbox.script.fail_analysis("The model is tired.", times=1)
    visitor.see("#analyze-title ~ form button").click()
    visitor.wait(lambda: visitor.text("#answer") == "The model is tired.")

    visitor.open()
    visitor.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    visitor.see("[data-copy=api-key]").click()
    visitor.wait(lambda: visitor.text("#said"))
    assert visitor.text("#said") == "Copied"
    copied = "navigator.clipboard.readText().then(arguments[0])"
    assert visitor.driver.execute_async_script(copied) == sandbox.api_key
    visitor.see("label[for=language-3]").click()
    assert [panel.is_displayed() for panel in visitor.driver.find_elements(By.CLASS_NAME, "panel")] == [
        False,
        False,
        True,
    ]
    severe = [message for message in visitor.console_errors() if "400" not in message]
    assert severe == []

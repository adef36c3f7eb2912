"""Turn a filled deck into HTML, PDF or pictures.

Pictures and fonts go into the deck as data URLs, so that every form is complete and loads nothing from elsewhere: fonts go
into the theme, and pictures into the page after Marp has laid it out, since Marp is slow with long URLs.
"""

import base64
import hashlib
import itertools
import json
import mimetypes
import re
import shutil
import tempfile
from pathlib import Path

from proof.deck import decks
from proof.render import icons, live, parity, policy, programs, provenance, steps
from proof.render.programs import Browser
from proof.source.paths import RESULTS, ROOT, resource, temporary

MARP = ROOT / "node_modules/@marp-team/marp-cli/marp-cli.js"
CONFIG = resource("slides/marp/config.mjs")
FONTS = "@fontsource"  # whose packages bring the fonts
THEMES = ("palette", "theme", "paper")  # slides/<name>.css; `ink` lives in theme.css
PICTURE = re.compile(r'<img src="(?P<source>data:[^"]+)"(?P<attributes>[^>]*?) ?/?>')  # in a page that Marp wrote
COMMAND = re.compile(  # words that Marp takes for commands in an alt text: "outlines blur" blurs the picture
    r"(?<!\S)(?=([\d.]+%|(w|width|h|height):\S+|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity"
    r"|saturate|sepia)(:\S+)?(?!\S))"
)
NO_COMMAND = "\u2060"  # a joiner of no width in front of such a word makes Marp ignore it
COLOUR = re.compile(r"^\s*--(?P<name>\w+):\s*(?P<hex>#[0-9a-f]{6});", re.MULTILINE)
DRAWN = re.compile(rb'(?P<in>(?:fill|stroke|color)(?:: ?|="))(?P<colour>#(?:[0-9a-f]{6}|[0-9a-f]{3})\b)', re.IGNORECASE)
PIXELS = re.compile(rb'<image [^>]*?href="[^"]*"(?: id="\w*")?(?P<place>[^>]*?)(?: style="[^"]*")?/>')
FRAME = b'<rect%s style="fill: none; stroke: %s; stroke-width: 2; vector-effect: non-scaling-stroke"/>'
PDF = ["--pdf", "--pdf-notes", "--pdf-outlines"]


def html(deck: str, path: Path | None = None) -> Path:
    """Make the deck as one HTML file with the presenter's view; SystemExit if it would load anything from the network."""
    final = RESULTS / f"{deck}.html"
    path = path or final
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / final.name
        marp(bundle(deck, Path(folder), moving=True), made)
        given = live.parts(deck)
        page = live.with_parts(made.read_text(encoding="utf-8"), given)
        proven = parity.lines(parity.in_node(given), given)
        page = provenance.with_cards(with_figures(page, deck), proven)
        made.write_text(policy.sealed(page, str(final)), encoding="utf-8")
        move_into_place(made, path)
    return path


def with_figures(page: str, deck: str) -> str:
    """A page whose figures have their names in an attribute, for their cards; those that build stand in it as drawings."""
    colours = twins(decks.read(deck).theme)
    names = {picture(f"figures/{name}.svg", RESULTS / f"{deck}.md", colours): name for name in decks.figures(deck)}
    places = itertools.count(1)

    def with_name(match: re.Match) -> str:
        if match["source"] not in names:
            return match[0]
        name, attributes = names[match["source"]], match["attributes"]
        svg = base64.b64decode(match["source"].partition(",")[2]).decode()
        if steps.count(svg, name) and " data-live=" not in attributes:
            return steps.in_page(svg, f"{next(places)}", f'{attributes} data-figure="{name}"')
        return f'<img src="{match["source"]}"{attributes} data-figure="{name}" />'

    return PICTURE.sub(with_name, page)


def pdf(deck: str, path: Path | None = None) -> Path | None:
    """Make the deck as PDF with notes and outline; None, and no file, where there is no browser to print it."""
    path = path or RESULTS / f"{deck}.pdf"
    browser = programs.browser()
    if browser is None:
        path.unlink(missing_ok=True)  # an old one would mislead
        print(f"no {path}, for want of a browser: {programs.NO_BROWSER}")
        return None
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{deck}.pdf"
        marp(bundle(deck, Path(folder)), made, *PDF, browser=browser)
        icons.remove(made)
        move_into_place(made, path)
    return path


def png(deck: str, target: Path = Path("build/slides"), scale: int = 1) -> list[Path]:
    """Make a picture of each slide: <target>/<deck>.001.png and so on."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob(f"{deck}.*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        made = drawn(bundle(deck, Path(folder)), scale)
        return [Path(shutil.move(path, target / path.name)) for path in made]


def drawn(source: Path, scale: int = 1) -> list[Path]:
    """Draw each slide of a bundle as a PNG beside it: <name>.001.png and so on."""
    browser = programs.browser()
    if browser is None:
        raise SystemExit(f"pictures of slides need a browser: {programs.NO_BROWSER}")
    marp(source, source.with_suffix(".png"), "--images", "png", "--image-scale", str(scale), browser=browser)
    return sorted(source.parent.glob(f"{source.stem}.*.png"))


def move_into_place(made: Path, path: Path) -> None:
    """Copy a finished file to its path, in one atomic step."""
    part = temporary(path)
    shutil.copyfile(made, part)
    part.replace(path)


def bundle(deck: str, folder: Path, moving: bool = False) -> Path:
    """Write the deck's Markdown, its themes and its pictures to a folder, for Marp; sprites only where `moving`."""
    source = RESULTS / f"{deck}.md"
    if not source.exists():
        raise SystemExit(f"{source} is not there: run python -m proof fill {deck}")
    text, pictures = parted(source.read_text(encoding="utf-8"), deck, moving)
    return write_bundle(folder / f"{deck}.md", text, pictures, themes())


def parted(text: str, deck: str, moving: bool = False) -> tuple[str, dict[str, str]]:
    """A deck's filled Markdown with short addresses for its pictures, and what these stand for; sprites only where `moving`."""
    source, twin, pictures = RESULTS / f"{deck}.md", twins(decks.read(deck).theme), {}

    def shortened(target: str) -> str:
        content = picture(target, source, twin)
        short = f"picture:{hashlib.sha256(content.encode()).hexdigest()}"
        pictures[short] = content
        return short

    text = decks.retargeted(text, shortened)
    text = decks.retargeted(text, lambda alt: COMMAND.sub(NO_COMMAND, alt), "alt")
    return text if moving else decks.retargeted(text, lambda title: "", "title"), pictures


def write_bundle(path: Path, text: str, pictures: dict[str, str], styles: dict[str, str]) -> Path:
    """Write Markdown with short addresses to a path, and beside it what Marp makes slides of it with."""
    for name, css in styles.items():
        path.with_name(f"{name}.css").write_text(css, encoding="utf-8")
    path.with_name("pictures.json").write_text(json.dumps(pictures))  # slides/marp/config.mjs puts them in
    path.write_text(text, encoding="utf-8")
    return path


def themes() -> dict[str, str]:
    """The CSS of each theme, complete."""
    return {name: theme(decks.SLIDES / f"{name}.css") for name in THEMES}


def picture(target: str, source: Path, twin: dict[str, str]) -> str:
    """The picture that an image link names, as a data URL; a figure in the colours of `twin`."""
    if ":" in target:
        raise SystemExit(f"{source} shows {target} from elsewhere: put the picture into the project and link it from there")
    path = source.parent / target
    if not path.exists():
        how = "the build draws it" if target.startswith("figures/") else "put it there"
        raise SystemExit(f"{source} shows {target}, which is not there: {how}")
    return data_url(path, recoloured(path, twin) if twin and target.startswith("figures/") else None)


def recoloured(path: Path, twin: dict[str, str]) -> bytes:
    """A figure in the colours of another theme, with frames around its pixel images; `twin` maps its colours to theirs."""
    frame_colour = colours(decks.SLIDES / "palette.css")["line"].encode()
    content = PIXELS.sub(lambda match: match[0] + FRAME % (match["place"], frame_colour), path.read_bytes())
    drawn = {match["colour"].decode().lower() for match in DRAWN.finditer(content)}
    if extra := sorted(drawn - twin.keys()):
        raise SystemExit(f"{path} is drawn in {', '.join(extra)}, which has no twin: draw it in colours of slides/palette.css")
    return DRAWN.sub(lambda match: match["in"] + twin[match["colour"].decode().lower()].encode(), content)


def data_url(path: Path, content: bytes | None = None) -> str:
    """A file as a data URL, with `content` in place of its bytes if given."""
    content = content or path.read_bytes()
    kind = "font/woff2" if path.suffix == ".woff2" else mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def theme(path: Path) -> str:
    """A theme's CSS with its fonts as data URLs."""

    def inside(match: re.Match) -> str:
        file = path.parent / match["target"]
        if not file.exists():
            raise SystemExit(f"{decks.shown(path)} names {match['target']}, which is not there: run make setup")
        return f"url('{data_url(file)}')"

    return policy.URL.sub(inside, path.read_text(encoding="utf-8"))


def typeface() -> set[str]:
    """The fonts that themes name, as data URLs: files of the pinned packages alone."""
    texts = [(decks.SLIDES / f"{name}.css").read_text(encoding="utf-8") for name in THEMES]
    files = [decks.SLIDES / match["target"] for text in texts for match in policy.URL.finditer(text)]
    return {data_url(file) for file in files if FONTS in file.parts and file.exists()}


def twins(name: str) -> dict[str, str]:
    """The colour of a theme for each colour of the palette; empty for `ink`, which uses the palette itself."""
    if name == "ink":
        return {}
    path = decks.SLIDES / f"{name}.css"
    if not path.exists():
        raise SystemExit(f"there is no theme {name}: take ink or paper, or write {decks.shown(path)}")
    here, there = colours(decks.SLIDES / "palette.css"), colours(path)
    if missing := sorted(here.keys() - there.keys()):
        raise SystemExit(f"{decks.shown(path)} has no twin for {', '.join(missing)} of slides/palette.css: add a line for each")
    return {here[colour]: there[colour] for colour in here}


def colours(path: Path) -> dict[str, str]:
    """The colours that a CSS file names."""
    return {match["name"]: match["hex"] for match in COLOUR.finditer(path.read_text(encoding="utf-8"))}


def marp(source: Path, target: Path, *options: str, browser: Browser | None = None) -> None:
    """Run Marp on a bundle; SystemExit with a sentence where it fails or hangs."""
    themes = [str(source.with_name(f"{name}.css")) for name in THEMES]
    command = [programs.node(), MARP, source, "-o", target, "--config", CONFIG, "--no-stdin", *options]
    command += ["--browser", "chrome", "--browser-path", browser.path] if browser else []
    programs.run([*command, "--theme-set", *themes], f"Marp could not make {target.name}", browser)
    if "--images" not in options and not target.exists():
        raise SystemExit(f"Marp ended without making {target.name}, and did not say why")

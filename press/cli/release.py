"""What is given away: the three books, the worksheets and the wheel, their sums, and their origin.

`make release` looks whether the book is ready, and puts into `build/release/` what `make book`
made, and beside it the bindery as a wheel, for other books; `make site` puts the files of this
book into a copy of the website. Both are the same bytes whenever they come from the same commit.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.cli.application import read_config
from press.cli.claim import OldClaimError, check_claim
from press.cli.outputs import OUTPUTS
from press.cli.processes import run
from press.cli.readiness import UnreadyError, check_readiness
from press.pieces.artifacts import FORMS
from press.web.edit_links import repository_of
from sphinx_bindery.config import slug
from sphinx_bindery.dates import edition_time, zip_time
from sphinx_bindery.files import replace_tree, write_atomic
from sphinx_bindery.git import GitError, git

if TYPE_CHECKING:
    from sphinx.config import Config

SUMS = "SHA256SUMS"
PROVENANCE = "PROVENANCE.md"
CHANGES = "CHANGES.md"
LOCK = "requirements.lock"
WHEEL = "import sys, flit_core.buildapi as flit; flit.build_wheel(sys.argv[1])"
NOT_ON_SITE = ("-website.zip", ".whl", SUMS)  # of a release


class IncompleteError(Exception):
    """Something that is to be given away has not been made."""


def collect(build: Path, name: str, edition: datetime) -> dict[str, bytes]:
    """Return the files of the release by name, the book's being `name` with what it is made as.

    Raises IncompleteError if a book is missing.
    """
    for kind, output in OUTPUTS.items():
        if output.suffix and not (build / kind / f"{name}{output.suffix}").is_file():
            raise IncompleteError(f"There is no {kind.upper()} in build/{kind}/: run `make book`.")
    books = [build / form.builder / f"{name}{form.ending}" for form in FORMS]
    if not (build / "html/index.html").is_file():
        raise IncompleteError("There is no website in build/html/: run `make book`.")
    files = {path.name: path.read_bytes() for path in books if path.is_file()}
    files[f"{name}-website.zip"] = zipped(build / "html", edition)
    for sheet in sorted((build / "pdf" / "worksheets").glob("*.pdf")):
        files[f"worksheet-{sheet.name}"] = sheet.read_bytes()
    return files


def zipped(folder: Path, edition: datetime) -> bytes:
    """Return a folder as a zip file: the same bytes for the same files."""
    packed = io.BytesIO()
    date = zip_time(edition)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), date)
                info.external_attr = 0o644 << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
    return packed.getvalue()


def wheel(root: Path, edition: datetime) -> dict[str, bytes]:
    """Return the bindery as a wheel, by the name of its file: the same bytes for the same source.

    It is built as installers do it, in a process of its own that stands in the source. Raises
    IncompleteError where that fails. Source:
    PEP 517; https://reproducible-builds.org/specs/source-date-epoch/ for its dates.
    """
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(int(edition.timestamp()))}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-I", "-c", WHEEL, folder]
        done = subprocess.run(command, cwd=root, env=variables, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            why = done.stderr.strip().rpartition("\n")[2]
            raise IncompleteError(f"The bindery cannot be made into a wheel: {why}")
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def sums(files: dict[str, bytes]) -> str:
    """Return the SHA-256 of each file, in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def settings(config: Config, edition: datetime) -> str:
    """Return what has to be set in the environment to make the same bytes again."""
    values = {
        "SOURCE_DATE_EPOCH": str(int(edition.timestamp())),
        "BOOK_SITE": config.html_baseurl,
        "BOOK_REPOSITORY": repository_of(config.book_repository),
        "BOOK_NEWSLETTER": config.book_newsletter,
        "BOOK_MAIL": config.book_mail,
    }
    return " ".join(f"{name}={shlex.quote(value)}" for name, value in values.items() if value)


def _commit(root: Path) -> tuple[str, bool]:
    """Return the name of the last commit, and whether anything was changed after it."""
    try:
        name = git(root, "rev-parse", "--verify", "HEAD").decode()
        # A new page is a change, too.
        return name, bool(git(root, "status", "--porcelain", "--untracked-files=normal"))
    except GitError:
        return "unknown: git does not tell it", False


def provenance(root: Path, config: Config, edition: datetime, files: dict[str, bytes]) -> str:
    """Return where the files come from and how to make the same bytes again."""
    lock = hashlib.sha256((root / LOCK).read_bytes()).hexdigest()
    commit, changed = _commit(root)
    note = "\n**Files were changed after this commit: the same bytes cannot be made from it.**\n"
    return f"""# Where these files come from

- Commit: `{commit}`
- Edition: {edition:%Y-%m-%d %H:%M:%S} UTC (SOURCE_DATE_EPOCH {int(edition.timestamp())})
- Dependencies: `{LOCK}`, SHA-256 `{lock}`
- Python: 3.11 to 3.14, which make the same bytes
{note if changed else ""}
## To make the same bytes again

In a copy of the repository, with `make`, `git` and Python:

```sh
git checkout {commit}
{settings(config, edition)} make release DRAFT=yes
cd build/release && sha256sum --check {SUMS}
```

## The files

{chr(10).join(f"- `{name}`, {len(files[name]) / 1000:,.0f} KB" for name in sorted(files))}
"""


def latest_changes(changelog: str) -> str:
    """Return the first section of a changelog."""
    sections = re.split(r"^(?=## )", changelog, flags=re.MULTILINE)
    return sections[1].strip() + "\n" if len(sections) > 1 else changelog


def make_release(root: Path, build: Path) -> Path:
    """Put together what is given away; return its folder.

    Raises IncompleteError, OldClaimError, ConfigError.
    """
    config = read_config(root)
    check_claim(root, config)
    edition = edition_time(root / "source", config.book_date)
    files = collect(build, slug(config), edition) | wheel(root, edition)
    texts = {
        PROVENANCE: provenance(root, config, edition, files).encode(),
        CHANGES: latest_changes((root / "CHANGELOG.md").read_text(encoding="utf-8")).encode(),
    }
    folder = build / "release"
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in {**files, **texts, SUMS: sums({**files, **texts}).encode()}.items():
        write_atomic(folder / name, content)
    return folder


def make_site(build: Path, release: Path) -> Path:
    """Put the files of the release into a copy of the website; return its folder."""
    site = build / "site"
    replace_tree(site, build / "html")
    files = {
        # Where the pages that offer a worksheet look for it.
        path.name.replace("worksheet-", "worksheets/", 1): path.read_bytes()
        for path in release.iterdir()
        if not path.name.endswith(NOT_ON_SITE)
    }
    for name, content in {**files, SUMS: sums(files).encode()}.items():
        write_atomic(site / name, content)
    return site


def main() -> int:
    """Make the release, and with `--site` the site that carries it; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m press release", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--site", action="store_true", help="the website with these files in it")
    parser.add_argument("--draft", action="store_true", help="of a book that is not yet ready")
    given = parser.parse_args()
    root = given.root.resolve()
    try:
        if not (given.site or given.draft):
            check_readiness(root, read_config(root), datetime.now(UTC).date())
        folder = make_release(root, root / "build")
    except (IncompleteError, OldClaimError, UnreadyError, SphinxError) as error:
        print(error, file=sys.stderr)
        return 1
    if given.site:
        folder = make_site(root / "build", folder)
    print(folder.relative_to(root))
    return 0


if __name__ == "__main__":
    run(main)

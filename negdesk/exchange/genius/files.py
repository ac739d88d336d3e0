"""Which file is the domain, which profile is ours and which is theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from negdesk.exchange.genius.domain import is_profile, read_domain
from negdesk.exchange.genius.profile import read_profile
from negdesk.exchange.genius.take import NewId, take
from negdesk.exchange.genius.xml_text import XmlError, XmlFile
from negdesk.exchange.genius.xml_text import read as read_xml
from negdesk.exchange.interchange import Imported
from negdesk.i18n import tr
from negdesk.model.errors import Condition

# Given the profiles that were found, ours and theirs.
Choose = Callable[[Sequence[Path]], tuple[Path, Path]]
_MOST_FILES = 100


class WhichProfiles(Condition):
    """It is not clear which two profiles are meant; `found` are those there are."""

    def __init__(self, found: Sequence[Path], folder: Path) -> None:
        """Say which profiles there are to choose from."""
        self.found = tuple(found)
        if not found:
            text = tr("A domain needs two profiles, ours and theirs; {folder} holds none for it.")
            super().__init__(text.format(folder=folder))
            return
        names = ", ".join(path.name for path in found)
        text = tr(
            "Which profile is ours, and which is theirs? In {folder} there are: {names}. "
            "Name the domain, then ours, then theirs."
        )
        super().__init__(text.format(folder=folder, names=names))


def read(paths: Sequence[Path], new_id: NewId, choose: Choose | None = None) -> Imported:
    """Return the negotiation in a domain file, our profile and theirs, in this order.

    Where other than two profiles are named, `choose` picks ours and theirs among them, or
    among those beside the domain; without it WhichProfiles lists them.
    """
    files = {path: read_xml(path) for path in paths}
    domains = [path for path in paths if not is_profile(files[path].root)]
    profiles = [path for path in paths if path not in domains]
    if len(domains) > 1:
        names = ", ".join(path.name for path in domains)
        raise XmlError(
            tr("These files hold issues but no preferences: {names}.").format(names=names)
        )
    if not domains and len(profiles) == 3:
        # Some published domains are profiles themselves.
        domains, profiles = profiles[:1], profiles[1:]
    base = (domains or profiles)[0]
    if len(profiles) != 2:
        found = profiles if len(profiles) > 2 else _beside(base, files[base])
        if choose is None or len(found) < 2:
            raise WhichProfiles(found, base.absolute().parent)
        profiles = list(choose(found))
        files |= {path: read_xml(path) for path in profiles if path not in files}
    domain = read_domain(files[base])
    ours, theirs = (read_profile(files[path]) for path in profiles)
    if not domains:
        ours.note(tr("No domain was named: the issues are those of {name}."))
    title = tr("{ours} and {theirs}").format(ours=profiles[0].stem, theirs=profiles[1].stem)
    plain = base.stem.casefold() == "domain" or base in profiles
    return take(domain, ours, theirs, new_id, title if plain else base.stem)


def _beside(base: Path, file: XmlFile) -> list[Path]:
    """Return the profiles in the folder of a domain that have as many issues as it has."""
    count = sum(1 for _ in file.root.iter("issue"))
    beside = islice(sorted(base.absolute().parent.glob("*.xml")), _MOST_FILES)
    return [path for path in beside if _fits(path, count)]


def _fits(path: Path, count: int) -> bool:
    try:
        root = read_xml(path).root
    except Condition:
        # What cannot be read is not offered.
        return False
    return is_profile(root) and sum(1 for _ in root.iter("issue")) == count

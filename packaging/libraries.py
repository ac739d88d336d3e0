"""The system's shared libraries that Qt needs on Linux, and the packages that bring them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

# What the window loads; wheels bring Qt itself but not what is below it.
LOADED = (
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
)
LOADED_UNDER_WAYLAND = ("Qt/plugins/platforms/libqwayland.so",)

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libatomic.so.1": "libatomic1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def missing_in(ldd_output: str) -> set[str]:
    """The libraries that ldd could not find."""
    return set(re.findall(r"^\s*(\S+) => not found", ldd_output, re.MULTILINE))


def missing(site_packages: Path) -> list[str]:
    """The libraries that Qt needs and this system lacks; none where ldd cannot tell."""
    loaded = LOADED + (LOADED_UNDER_WAYLAND if os.environ.get("WAYLAND_DISPLAY") else ())
    files = [site_packages / "PySide6" / name for name in loaded]
    present = [str(file) for file in files if file.exists()]
    if not present or shutil.which("ldd") is None:
        return []
    answer = subprocess.run(["ldd", *present], capture_output=True, text=True)
    # A library of Qt's own that is not found is a damaged install, not a package to ask for.
    return sorted(name for name in missing_in(answer.stdout) if not name.startswith("libQt6"))


def debian_packages(sonames: Iterable[str]) -> list[str]:
    """The Debian packages that bring these libraries; an unknown one stays under its own name."""
    return sorted({DEBIAN_PACKAGES.get(name, name) for name in sonames})


def apt_get() -> list[str]:
    """The command that may install packages here without asking, empty when there is none."""
    if shutil.which("apt-get") is None or not Path("/etc/debian_version").exists():
        return []
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() == 0:
        return command
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    ):
        return ["sudo", "-n", *command]
    return []


def install(packages: Sequence[str]) -> bool:
    """Try to install Debian packages; whether that worked."""
    command = apt_get()
    if not command or not packages:
        return not packages
    print("Installing from Debian:", *packages, flush=True)
    wanted = [*command, "install", "-y", "-q", "--no-install-recommends", *packages]
    if subprocess.run(wanted, capture_output=True).returncode == 0:
        return True
    # A fresh machine has no package lists yet.
    subprocess.run([*command, "update", "-q"], capture_output=True)
    return subprocess.run(wanted, capture_output=True).returncode == 0


def advice(sonames: Sequence[str]) -> str:
    """The sentence that names what to install, in the words of this system's package manager."""
    if shutil.which("apt-get"):
        command = "sudo apt-get install " + " ".join(debian_packages(sonames))
    elif manager := next(filter(shutil.which, ("dnf", "zypper")), None):
        # RPM packages may be asked for by the library that they bring.
        command = f"sudo {manager} install " + " ".join(f"'{name}()(64bit)'" for name in sonames)
    else:
        return f"Qt needs these libraries, which this system lacks: {', '.join(sonames)}."
    return f"Qt needs libraries that this system lacks; install them with: {command}"


def ensure(site_packages: Path) -> str:
    """Install what Qt lacks where that is allowed; the advice when it still lacks something."""
    lacking = missing(site_packages)
    if lacking and install(debian_packages(lacking)):
        lacking = missing(site_packages)
    return advice(lacking) if lacking else ""

"""Which hosts the platform could reach, by their names alone, without DNS lookups."""

import ipaddress

# Reserved by RFC 6761, 6762 and 8375, or in use within organizations: no resolver of the internet knows them.
_PRIVATE_DOMAINS = (
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "test", "invalid", "example",
    "home.arpa", "onion",
)  # fmt: skip
_PRIVATE_SUFFIXES = tuple(f".{domain}" for domain in _PRIVATE_DOMAINS)
# Their links lead to pages, not to files.
_HOSTING_SITES = (
    "youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "dai.ly", "tiktok.com", "instagram.com", "facebook.com",
    "fb.watch", "twitter.com", "x.com", "twitch.tv", "loom.com", "wistia.com", "bilibili.com", "drive.google.com",
    "docs.google.com", "photos.google.com", "photos.app.goo.gl", "dropbox.com", "1drv.ms", "onedrive.live.com",
    "icloud.com", "box.com", "wetransfer.com", "we.tl",
)  # fmt: skip


def is_public(host: str) -> bool:
    """Whether a host can be reached from the internet."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.lower().rstrip(".")
        # A last label of digits is an address in another notation, such as 127.1.
        return "." in name and not name.rpartition(".")[2].isdigit() and not f".{name}".endswith(_PRIVATE_SUFFIXES)
    return address.is_global and not address.is_multicast


def hosting_site(host: str) -> str | None:
    """The site whose share links the host serves, if there is one."""
    name = host.lower().rstrip(".")
    return next((site for site in _HOSTING_SITES if name in (site, f"www.{site}", f"m.{site}", f"app.{site}")), None)

"""A small report: a database URL and a key that signs its download links."""

import hashlib
import hmac
from urllib.parse import urlsplit, unquote

DATABASE_URL = "postgresql://shop:@@orders-password@@@db.example.com:5432/orders"
SIGNING_KEY = "@@signing-key@@"


def link(path: str) -> str:
    signature = hmac.new(SIGNING_KEY.encode(), path.encode(), hashlib.sha256)
    return f"{path}?signature={signature.hexdigest()[:16]}"


if __name__ == "__main__":
    parts = urlsplit(DATABASE_URL)
    print(f"database {parts.path[1:]} at {parts.hostname} as {parts.username}")
    print(f"password of {len(unquote(parts.password or ''))} characters")
    print(link("/reports/2026-11.pdf"))

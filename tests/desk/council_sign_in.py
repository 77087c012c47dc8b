"""A council's own sign-in by OpenID Connect, as small as it can be and still hold to what it promises."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY = "desk", "between the two of us", "first"


class CouncilSignIn(ThreadingHTTPServer):
    """Vouches for whoever is ``claimed`` (claims by OpenID's names); refuses where nobody is.

    ``refused`` says what a client did wrong, so that a test can tell its own fault from the desk's.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claimed: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.vouched: dict[str, dict[str, Any]] = {}
        self.refused: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def configuration(self) -> dict[str, Any]:
        """Where everything is, as the discovery document says it."""
        named = ("authorization", "token", "userinfo")
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        } | {f"{name}_endpoint": f"{self.issuer}/{name}" for name in named}

    def keys(self) -> dict[str, Any]:
        """The public key that tokens are signed with."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [key | {"kid": KEY, "use": "sig", "alg": "RS256"}]}

    def sent_back(self, asked: dict[str, str]) -> str:
        """Where a browser goes from here: back to the desk, with a code or with a refusal."""
        back = {"state": asked["state"]}
        if not self.claimed:
            return f"{asked['redirect_uri']}?{urlencode(back | {'error': 'access_denied'})}"
        code = secrets.token_urlsafe(8)
        self.asked[code] = asked | {"claims": json.dumps(self.claimed)}
        return f"{asked['redirect_uri']}?{urlencode(back | {'code': code})}"

    def token(self, given: dict[str, str]) -> dict[str, Any] | None:
        """What a code is good for, once, for the client it was given to."""
        asked = self.asked.pop(given.get("code", ""), None)
        proof = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        wrong = [
            asked is None and "code",
            (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET) and "secret",
            bool(asked) and given.get("redirect_uri") != asked["redirect_uri"] and "address",
            bool(asked) and _plain(proof) != asked.get("code_challenge") and "proof",
        ]
        self.refused += [what for what in wrong if what]
        if asked is None or self.refused:
            return None
        claims, word, now = json.loads(asked["claims"]), secrets.token_urlsafe(8), int(time.time())
        self.vouched[word] = claims
        said = claims | {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60}
        signed = jwt.encode(said, self.key, "RS256", headers={"kid": KEY})
        return {"access_token": word, "token_type": "Bearer", "expires_in": 60, "id_token": signed}


class _Answers(BaseHTTPRequestHandler):
    server: CouncilSignIn

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorization":
            self.send_response(302)
            self.send_header("Location", self.server.sent_back(_first(parts.query)))
            self.end_headers()
        elif parts.path == "/userinfo":
            self._say(self.server.vouched.get(self.headers["Authorization"].removeprefix("Bearer ")))
        else:
            said = {"/.well-known/openid-configuration": self.server.configuration, "/jwks": self.server.keys}
            self._say(said[parts.path]() if parts.path in said else None)

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.token(_first(given)))

    def _say(self, what: dict[str, Any] | None) -> None:
        self.send_response(400 if what is None else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *said: object) -> None:
        pass


def _first(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


def _plain(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")

"""The four ways to ask: HTTP GET, form POST, SOAP 1.1 and SOAP 1.2; and what describes them."""

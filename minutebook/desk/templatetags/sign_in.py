"""The forms of signing in come from the library that checks them, and speak our words."""

from __future__ import annotations

from django import forms, template

register = template.Library()

LABELS = {
    "email": "E-mail address",
    "oldpassword": "Your password as it is now",
    "password": "Your password",
    "password1": "The new password",
    "password2": "The new password once more",
    "code": "Code",
    "name": "What do you call it?",
    "passwordless": "It signs me in by itself, without my password",
}
HINTS = {
    "name": "The machine or key it is kept on, such as “Phone”.",
    "passwordless": "For a machine that nobody else can unlock.",
}
ERRORS = {
    "account_inactive": "This account is closed. Ask an administrator of the council to open it again.",
    "email_password_mismatch": "The address or the password is not right.",
    "enter_current_password": "That is not the password you have now.",
    "incorrect_password": "That is not your password.",
    "incorrect_code": "That code is not right. An app’s code changes every half minute and works once.",
    "invalid": "Write it as name@council.example.",
    "rate_limited": "Too many tries. Wait a few minutes, then try again.",
    "too_many_login_attempts": "Too many tries. Wait a few minutes, then try again.",
    "password_too_common": "Too many people use this password. Choose another.",
}
ALIKE = "Both must be the same."
OTHERWISE = {
    "reauthenticate": "Write my password instead",
    "mfa_reauthenticate": "Write a code from my app instead",
    "mfa_reauthenticate_webauthn": "Use my passkey instead",
}


@register.filter
def in_our_words(form: forms.Form) -> forms.Form:
    """A form of signing in with our labels, hints and errors, by what its fields and errors are called."""
    for name, field in form.fields.items():
        field.label = LABELS.get(name, field.label)
        field.help_text = HINTS.get(name, "")
        field.widget.attrs.pop("placeholder", None)
        for error in form.errors.get(name, forms.utils.ErrorList()).as_data():
            if error.code == "required":
                error.message = f"{str(field.label).rstrip('?')} is missing."
            elif name == "password2" and error.code is None:
                error.message = ALIKE
            else:
                error.message = ERRORS.get(error.code or "", error.message)
    for error in form.non_field_errors().as_data():
        error.message = ERRORS.get(error.code or "", error.message)
    return form


@register.filter
def otherwise(way: dict[str, str]) -> str:
    """Another way to say that it is still oneself."""
    return OTHERWISE.get(way["id"], way["description"])

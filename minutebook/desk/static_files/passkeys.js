// Passkeys: a button with data-passkey makes or asks for one, and sends its form with what the browser gave.
// Without JavaScript there is no passkey; a password and a code from an app do as well.
"use strict";
for (const button of document.querySelectorAll("button[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const form = button.form;
    const trouble = document.getElementById("passkey-trouble");
    try {
      const making = button.dataset.passkey === "make";
      const options = await optionsFor(button);
      const credential = making
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted(options.publicKey, form)) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (error) {
      if (trouble) trouble.hidden = false;
    }
  });
}

async function optionsFor(button) {
  const kept = document.getElementById("passkey-options");
  if (kept) {
    const data = JSON.parse(kept.textContent);
    return data.creation_options || data.request_options;
  }
  const answer = await fetch(button.form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

function wanted(options, form) {
  const alone = form.elements.passwordless && form.elements.passwordless.checked;
  options.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  };
  return options;
}

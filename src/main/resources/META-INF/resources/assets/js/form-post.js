// OAuth 2.0 Form Post Response Mode §2: the answer goes to the app by itself; without scripts there is a button.

document.querySelector("form").submit();

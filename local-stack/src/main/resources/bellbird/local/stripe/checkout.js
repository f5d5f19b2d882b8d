// Groups the digits of the card number and sends the form once.
const number = document.getElementById("number");
if (number) {
  number.addEventListener("input", () => {
    const digits = number.value.replace(/[^0-9]/g, "").slice(0, 19);
    number.value = digits.replace(/(.{4})(?=.)/g, "$1 ");
  });
}
const expiry = document.getElementById("expiry");
if (expiry) {
  expiry.addEventListener("input", () => {
    const digits = expiry.value.replace(/[^0-9]/g, "").slice(0, 4);
    expiry.value = digits.length > 2 ? digits.slice(0, 2) + " / " + digits.slice(2) : digits;
  });
}
const form = document.getElementById("pay");
if (form) {
  form.addEventListener("submit", () => {
    const button = document.getElementById("submit");
    button.disabled = true;
    button.textContent = "Paying…";
  });
}

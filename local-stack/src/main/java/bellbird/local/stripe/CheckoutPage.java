package bellbird.local.stripe;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosted page {@code /c/pay/{session}}: a payer types a test card and comes back paid. */
final class CheckoutPage implements HttpHandler {

    private static final int LONGEST_BODY = 1 << 16;
    private static final Pattern PATH =
            Pattern.compile("/c/pay/(cs_test_[A-Za-z0-9]+)(/challenge)?");
    private static final Pattern EXPIRY =
            Pattern.compile("\\s*([0-9]{1,2})\\s*/\\s*(?:20)?([0-9]{2})\\s*");

    private final Store store;
    private final Sessions sessions;
    private final Charges charges;
    private final Clock clock;

    CheckoutPage(Store store, Sessions sessions, Charges charges, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.charges = charges;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        if (!path.matches()) {
            Pages.send(exchange, 404, Pages.closed("This page does not exist", ""));
            return;
        }
        synchronized (store) {
            Optional<JsonObject> kept = sessions.kept(path.group(1));
            if (kept.isEmpty()) {
                Pages.send(exchange, 404, Pages.closed("This page does not exist", ""));
                return;
            }
            JsonObject session = kept.get().getAsJsonObject("session");
            if (!Json.text(session, "status").equals("open")) {
                answerClosed(exchange, session);
                return;
            }
            try {
                Form form = Form.parse(new String(body, StandardCharsets.UTF_8));
                answer(exchange, kept.get(), path.group(2) != null, form);
            } catch (ApiError brokenForm) {
                Pages.send(exchange, 400, Pages.pay(kept.get(), Typed.nothing(kept.get())));
            }
        }
    }

    private static void answerClosed(HttpExchange exchange, JsonObject session) throws IOException {
        if (Json.text(session, "status").equals("complete")) {
            Pages.redirect(exchange, back(session));
        } else {
            Pages.send(
                    exchange,
                    410,
                    Pages.closed("This page has expired", Json.text(session, "cancel_url")));
        }
    }

    private void answer(HttpExchange exchange, JsonObject kept, boolean challenge, Form form)
            throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        Optional<JsonObject> waiting = store.find("challenges", Json.text(kept, "id"));
        if (challenge && waiting.isEmpty()) {
            Pages.redirect(exchange, payUrl(kept));
        } else if (challenge && post) {
            decide(exchange, kept, waiting.orElseThrow(), form);
        } else if (challenge) {
            Pages.send(exchange, 200, Pages.challenge(kept));
        } else if (post) {
            pay(exchange, kept, form);
        } else {
            Pages.send(exchange, 200, Pages.pay(kept, Typed.nothing(kept)));
        }
    }

    private void pay(HttpExchange exchange, JsonObject kept, Form form) throws IOException {
        Typed typed = Typed.of(kept, form);
        String digits = form.text("number").replaceAll("[ -]", "");
        Optional<TestCard> card = TestCard.of(digits);
        Matcher expiry = EXPIRY.matcher(form.text("expiry"));
        Optional<String> fault = fault(typed, digits, card, expiry, form.text("cvc"));
        if (fault.isPresent()) {
            Pages.send(exchange, 200, Pages.pay(kept, typed.with(fault.get())));
            return;
        }
        TestCard test = card.orElseThrow();
        Charges.Card shown =
                new Charges.Card(
                        test.brand(),
                        test.last4(),
                        Integer.parseInt(expiry.group(1)),
                        2000 + Integer.parseInt(expiry.group(2)),
                        typed.name(),
                        typed.email());
        if (test.challenge()) {
            charges.challenge(kept, shown, test.outcome());
            Pages.redirect(exchange, payUrl(kept) + "/challenge");
        } else {
            finish(exchange, kept, shown, test.outcome());
        }
    }

    private Optional<String> fault(
            Typed typed, String digits, Optional<TestCard> card, Matcher expiry, String cvc) {
        if (!digits.matches("[0-9]{12,19}") || !luhn(digits)) {
            return Optional.of("This card number is not complete. Check its digits.");
        }
        if (card.isEmpty()) {
            return Optional.of(
                    "This is a test page and takes test cards only. Nothing was charged.");
        }
        if (!expiry.matches() || !isMonth(expiry.group(1))) {
            return Optional.of("Write the expiry date as month and year, such as 04 / 30.");
        }
        YearMonth end =
                YearMonth.of(
                        2000 + Integer.parseInt(expiry.group(2)),
                        Integer.parseInt(expiry.group(1)));
        if (end.isBefore(YearMonth.now(clock.withZone(ZoneOffset.UTC)))) {
            return Optional.of("The expiry date of this card is in the past.");
        }
        if (!cvc.strip().matches("[0-9]{" + card.get().securityCodeLength() + "}")) {
            return Optional.of(
                    "The security code has "
                            + card.get().securityCodeLength()
                            + " digits; it is printed on the card.");
        }
        if (typed.name().isBlank()) {
            return Optional.of("Enter the name on the card.");
        }
        return typed.email().contains("@")
                ? Optional.empty()
                : Optional.of("Enter your e-mail address.");
    }

    private static boolean isMonth(String month) {
        int number = Integer.parseInt(month);
        return number >= 1 && number <= 12;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** The payer has answered the bank's question. */
    private void decide(HttpExchange exchange, JsonObject kept, JsonObject waiting, Form form)
            throws IOException {
        store.remove("challenges", Json.text(kept, "id"));
        boolean passed = form.text("answer").equals("complete");
        TestCard.Outcome outcome =
                passed
                        ? TestCard.Outcome.valueOf(Json.text(waiting, "outcome"))
                        : TestCard.Outcome.NOT_AUTHENTICATED;
        finish(exchange, kept, Charges.Card.of(waiting), outcome);
    }

    private void finish(
            HttpExchange exchange, JsonObject kept, Charges.Card card, TestCard.Outcome outcome)
            throws IOException {
        if (charges.charge(kept, card, outcome)) {
            Pages.redirect(exchange, back(kept.getAsJsonObject("session")));
        } else {
            Typed typed = new Typed(card.email(), card.payer(), outcome.words());
            Pages.send(exchange, 200, Pages.pay(kept, typed));
        }
    }

    private static String back(JsonObject session) {
        return Json.text(session, "success_url")
                .replace("{CHECKOUT_SESSION_ID}", Json.text(session, "id"));
    }

    private static String payUrl(JsonObject kept) {
        return "/c/pay/" + Json.text(kept, "id");
    }

    /** What the payer typed and gets back: never the card. */
    record Typed(String email, String name, String fault) {

        static Typed nothing(JsonObject kept) {
            return new Typed(Json.text(kept.getAsJsonObject("session"), "customer_email"), "", "");
        }

        static Typed of(JsonObject kept, Form form) {
            String known = nothing(kept).email();
            String email = known.isEmpty() ? form.text("email").strip() : known;
            return new Typed(email, form.text("name").strip(), "");
        }

        Typed with(String fault) {
            return new Typed(email, name, fault);
        }
    }
}

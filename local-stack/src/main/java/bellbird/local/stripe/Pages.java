package bellbird.local.stripe;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** HTML of the hosted page. Every text from outside goes through {@link #escape}. */
final class Pages {

    private Pages() {}

    static String pay(JsonObject kept, CheckoutPage.Typed typed) {
        JsonObject session = kept.getAsJsonObject("session");
        boolean email = Json.text(session, "customer_email").isEmpty();
        String emailField =
                """
                <label for="email">E-mail</label>
                <input id="email" name="email" type="email" autocomplete="email" required
                       value="%s" %s>
                """
                        .formatted(escape(typed.email()), email ? "" : "readonly");
        String fault =
                typed.fault().isEmpty()
                        ? ""
                        : "<p class=\"fault\" role=\"alert\" id=\"fault\">"
                                + escape(typed.fault())
                                + "</p>";
        return frame(
                "Pay " + total(session),
                summary(kept)
                        + """
                        <main>
                        <h1>Pay by card</h1>
                        %s
                        <form method="post" id="pay">
                        %s
                        <label for="number">Card number</label>
                        <input id="number" name="number" inputmode="numeric" autocomplete="cc-number"
                               placeholder="1234 1234 1234 1234" maxlength="23" required>
                        <div class="pair">
                        <div><label for="expiry">Expires (month / year)</label>
                        <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp"
                               placeholder="MM / YY" maxlength="9" required></div>
                        <div><label for="cvc">Security code</label>
                        <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc"
                               placeholder="CVC" maxlength="4" required></div>
                        </div>
                        <label for="name">Name on the card</label>
                        <input id="name" name="name" autocomplete="cc-name" maxlength="120" required
                               value="%s">
                        <button id="submit" type="submit">Pay %s</button>
                        </form>
                        %s
                        <details><summary>Test cards</summary>
                        <dl>
                        <dt>4242 4242 4242 4242</dt><dd>is paid</dd>
                        <dt>4000 0000 0000 3220</dt><dd>the bank asks first (3-D Secure)</dd>
                        <dt>4000 0000 0000 0002</dt><dd>is declined</dd>
                        <dt>4000 0000 0000 9995</dt><dd>not enough money</dd>
                        <dt>4000 0000 0000 0069</dt><dd>has expired</dd>
                        </dl>
                        <p>Any expiry date in the future, any security code.</p>
                        </details>
                        </main>
                        """
                                .formatted(
                                        fault,
                                        emailField,
                                        escape(typed.name()),
                                        escape(total(session)),
                                        cancel(session)));
    }

    static String challenge(JsonObject kept) {
        JsonObject session = kept.getAsJsonObject("session");
        return frame(
                "Confirm with your bank",
                summary(kept)
                        + """
                        <main>
                        <h1>Your bank wants to know it is you</h1>
                        <p>This stands for the page of your bank (3-D Secure test). Confirm the payment
                        of %s, or let it fail.</p>
                        <form method="post" class="pair">
                        <button id="complete" name="answer" value="complete">Complete</button>
                        <button id="fail" name="answer" value="fail" class="quiet">Fail</button>
                        </form>
                        </main>
                        """
                                .formatted(escape(total(session))));
    }

    static String closed(String title, String link) {
        String back = link.isEmpty() ? "" : "<p><a href=\"" + escape(link) + "\">Go back</a></p>";
        return frame(
                title,
                "<main class=\"alone\"><h1>"
                        + escape(title)
                        + "</h1><p>Nothing was charged here.</p>"
                        + back
                        + "</main>");
    }

    private static String summary(JsonObject kept) {
        StringBuilder items = new StringBuilder();
        String payee = "";
        for (var element : kept.getAsJsonArray("line_items")) {
            JsonObject item = element.getAsJsonObject();
            payee = Json.text(item, "details");
            items.append("<li><span>")
                    .append(escape(Json.text(item, "description")))
                    .append("</span><span class=\"num\">")
                    .append(escape(words(item)))
                    .append("</span></li>");
        }
        JsonObject session = kept.getAsJsonObject("session");
        return """
        <aside>
        <p class="payee">%s <span class="badge">Test mode</span></p>
        <p class="total num">%s</p>
        <ul>%s</ul>
        </aside>
        """
                .formatted(escape(payee), escape(total(session)), items);
    }

    private static String words(JsonObject item) {
        return Amounts.words(Json.number(item, "amount_total"), Json.text(item, "currency"));
    }

    private static String total(JsonObject session) {
        return Amounts.words(Json.number(session, "amount_total"), Json.text(session, "currency"));
    }

    private static String cancel(JsonObject session) {
        String url = Json.text(session, "cancel_url");
        return url.isEmpty()
                ? ""
                : "<p><a id=\"cancel\" href=\"" + escape(url) + "\">Go back without paying</a></p>";
    }

    private static String frame(String title, String body) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="/_sandbox/checkout.css">
        </head>
        <body>
        <div class="page">%s</div>
        <footer>Local stand-in for Stripe Checkout. It moves no money and keeps no card.</footer>
        <script src="/_sandbox/checkout.js"></script>
        </body>
        </html>
        """
                .formatted(escape(title), body);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static void send(HttpExchange exchange, int status, String html) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        send(exchange, status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    /** A file beside this class. */
    static byte @Nullable [] asset(String name) throws IOException {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            return file == null ? null : file.readAllBytes();
        }
    }
}

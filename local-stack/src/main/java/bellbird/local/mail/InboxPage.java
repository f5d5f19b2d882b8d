package bellbird.local.mail;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The mails on a page: {@code /}, {@code /mails/<id>}, its HTML part in a frame that may run
 * nothing, its attachments; and {@code /api/mails?to=} as JSON.
 */
final class InboxPage implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Mailbox mailbox;

    private InboxPage(HttpServer server, Mailbox mailbox) {
        this.server = server;
        this.mailbox = mailbox;
    }

    static InboxPage start(int port, Mailbox mailbox) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        InboxPage page = new InboxPage(server, mailbox);
        server.setExecutor(page.threads);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            if (path.length == 2 && path[1].isEmpty()) {
                html(exchange, 200, InboxMarkup.list(mailbox.all()));
            } else if (path.length == 3 && path[1].equals("api") && path[2].equals("mails")) {
                json(exchange);
            } else if (path.length >= 3 && path[1].equals("mails")) {
                mail(exchange, path);
            } else {
                html(exchange, 404, InboxMarkup.notFound());
            }
        }
    }

    private void mail(HttpExchange exchange, String[] path) throws IOException {
        Optional<ReceivedMail> found = mailbox.find(path[2]);
        if (found.isEmpty()) {
            html(exchange, 404, InboxMarkup.notFound());
        } else if (path.length == 3) {
            html(exchange, 200, InboxMarkup.mail(found.get()));
        } else if (path.length == 4 && path[3].equals("body")) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin; default-src 'none';"
                                    + " img-src data: http: https:; style-src 'unsafe-inline'");
            html(exchange, 200, InboxMarkup.body(found.get()));
        } else if (path.length == 5 && path[3].equals("attachments")) {
            attachment(exchange, found.get().attachments(), path[4]);
        } else {
            html(exchange, 404, InboxMarkup.notFound());
        }
    }

    private static void attachment(
            HttpExchange exchange, List<Attachment> attachments, String number) throws IOException {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) >= attachments.size()) {
            html(exchange, 404, InboxMarkup.notFound());
            return;
        }
        Attachment attachment = attachments.get(Integer.parseInt(number));
        String name = attachment.name().replaceAll("[^\\p{ASCII}]|[\\p{Cntrl}\"\\\\/]", "_");
        exchange.getResponseHeaders()
                .set(
                        "Content-Disposition",
                        "%s; filename=\"%s\""
                                .formatted(
                                        attachment.contentType().equals("application/pdf")
                                                ? "inline"
                                                : "attachment",
                                        name));
        send(exchange, 200, attachment.contentType(), attachment.content());
    }

    private void json(HttpExchange exchange) throws IOException {
        String to = parameter(exchange.getRequestURI().getRawQuery(), "to");
        JsonArray list = new JsonArray();
        for (ReceivedMail mail : to == null ? mailbox.all() : mailbox.to(to)) {
            JsonObject object = new JsonObject();
            object.addProperty("id", mail.id());
            object.addProperty("receivedAt", mail.receivedAt().toString());
            object.addProperty("from", mail.from());
            object.addProperty("to", mail.to());
            object.addProperty("subject", mail.subject());
            object.addProperty("text", mail.text());
            object.addProperty("html", mail.html());
            JsonArray names = new JsonArray();
            mail.attachments().forEach(attachment -> names.add(attachment.name()));
            object.add("attachments", names);
            list.add(object);
        }
        send(
                exchange,
                200,
                "application/json",
                new Gson().toJson(list).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String parameter(@Nullable String query, String name) {
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(
                            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    private static void html(HttpExchange exchange, int status, String page) throws IOException {
        send(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package bellbird.system.badinput;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests of the corpus, each with a limit of time, and reads what comes back. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    /**
     * @param head first line and headers
     */
    record Answer(int status, String head, String body) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    /**
     * @param port of the product, for bytes as they are
     */
    Wire(int port) {
        this.port = port;
    }

    HttpClient client() {
        return http;
    }

    Answer send(BadRequest request) throws IOException, InterruptedException {
        return request.isRaw() ? raw(request.body()) : http(request);
    }

    private Answer http(BadRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url()))
                        .timeout(PATIENCE)
                        .method(
                                request.method(),
                                request.body().length == 0 && !request.method().equals("POST")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(request.body()));
        if (!request.headers().isEmpty()) {
            builder.headers(request.headers().toArray(String[]::new));
        }
        HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.headers().map().toString(), response.body());
    }

    /** The server may close before it has read everything; what it said until then counts. */
    private Answer raw(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            byte[] buffer = new byte[16_384];
            int read = socket.getInputStream().read(buffer);
            String text =
                    read < 0
                            ? "HTTP/1.1 400 closed without a word"
                            : new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            Matcher status = STATUS.matcher(text);
            return new Answer(
                    status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text, text);
        }
    }
}

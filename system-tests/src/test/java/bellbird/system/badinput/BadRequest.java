package bellbird.system.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A request of the corpus with the answers that are right.
 *
 * @param inputClass class of bad input in docs/bad-input.md
 * @param url whole address; if it does not begin with {@code http}, the request is {@link #body} as
 *     it is, written to the socket
 * @param headers name and value, one after the other
 * @param expected status codes, of which one must come
 */
record BadRequest(
        String inputClass,
        String name,
        String method,
        String url,
        List<String> headers,
        byte[] body,
        Set<Integer> expected) {

    static BadRequest get(String inputClass, String name, String url, Integer... expected) {
        return new BadRequest(
                inputClass, name, "GET", url, List.of(), new byte[0], Set.of(expected));
    }

    static BadRequest post(
            String inputClass, String name, String url, byte[] body, Integer... expected) {
        return new BadRequest(inputClass, name, "POST", url, List.of(), body, Set.of(expected));
    }

    /** Bytes on the wire, as no client library would write them. */
    static BadRequest raw(String inputClass, String name, String bytes, Integer... expected) {
        return new BadRequest(
                inputClass,
                name,
                "",
                "",
                List.of(),
                bytes.getBytes(StandardCharsets.ISO_8859_1),
                Set.of(expected));
    }

    BadRequest with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new BadRequest(inputClass, name, method, url, more, body, expected);
    }

    BadRequest method(String other) {
        return new BadRequest(inputClass, name, other, url, headers, body, expected);
    }

    BadRequest at(String address) {
        return new BadRequest(inputClass, name, method, address, headers, body, expected);
    }

    boolean isRaw() {
        return url.isEmpty();
    }

    @Override
    public String toString() {
        return inputClass + ": " + name;
    }
}

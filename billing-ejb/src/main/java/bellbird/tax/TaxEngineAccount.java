package bellbird.tax;

import java.net.URI;

/**
 * An operator's account at a tax engine.
 *
 * @param address that takes the questions
 * @param key bearer token; empty if it asks for none
 */
public record TaxEngineAccount(URI address, String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return address.toString();
    }
}

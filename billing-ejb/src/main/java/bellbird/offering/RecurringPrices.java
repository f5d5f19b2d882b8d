package bellbird.offering;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recurring prices of a version as its row keeps them. They stand in the terms too; bills of
 * thousands of accounts do not read those.
 */
public final class RecurringPrices {

    private static final JsonProvider JSON = JsonProvider.provider();

    private RecurringPrices() {}

    /** As they are read; public for the sake of {@link JsonReading} only. */
    public record Prices(List<OfferingPrice> prices) {

        public Prices {
            prices = List.copyOf(prices);
        }
    }

    /** A JSON array of them, in the order of the terms. */
    static String write(PriceTerms terms) {
        JsonArrayBuilder recurring = JSON.createArrayBuilder();
        terms.recurring().forEach(one -> recurring.add(JsonWriter.write(one)));
        return recurring.build().toString();
    }

    /**
     * @param document null for a version that only says what a month costs
     * @param monthly what it says
     */
    public static List<RecurringPrice> read(@Nullable String document, BigDecimal monthly) {
        if (document == null) {
            return List.of(RecurringPrice.monthly(monthly));
        }
        try (var reader = JSON.createReader(new StringReader(document))) {
            JsonObject prices =
                    JSON.createObjectBuilder().add("prices", reader.readArray()).build();
            return JsonReading.read(prices, Prices.class).prices().stream()
                    .map(RecurringPrice.class::cast)
                    .toList();
        }
    }
}

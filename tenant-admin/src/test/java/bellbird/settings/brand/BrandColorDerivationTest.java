package bellbird.settings.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.tenant.TenantBrand.BrandColors;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BrandColorDerivationTest {

    @Test
    void the_twenty_example_brands_get_exactly_their_colours() {
        List<JsonObject> examples = examples();

        assertThat(examples).hasSize(20);
        assertThat(examples)
                .allSatisfy(
                        example -> {
                            BrandColorDerivation derived =
                                    BrandColorDerivation.of(example.getString("brand"));
                            assertThat(derived.light())
                                    .isEqualTo(colors(example.getJsonObject("light")));
                            assertThat(derived.dark())
                                    .isEqualTo(colors(example.getJsonObject("dark")));
                        });
    }

    @Test
    void every_colour_can_be_read_in_both_schemes() {
        List<String> failures = new ArrayList<>();
        for (int red = 0; red <= 255; red += 15) {
            for (int green = 0; green <= 255; green += 15) {
                for (int blue = 0; blue <= 255; blue += 15) {
                    String brand = new Srgb(red, green, blue).hex();
                    BrandColorDerivation derived = BrandColorDerivation.of(brand);
                    check(derived.light(), "#FFFFFF", "#F5F7F7", brand + " light", failures);
                    check(derived.dark(), "#151C1F", "#0E1416", brand + " dark", failures);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void it_says_which_colours_were_moved() {
        BrandColorDerivation yellow = BrandColorDerivation.of("#ffc400");

        assertThat(yellow.color()).isEqualTo("#FFC400");
        assertThat(yellow.fillMoved()).isFalse();
        assertThat(yellow.lightTextMoved()).isTrue();
        assertThat(yellow.darkTextMoved()).isFalse();
    }

    @Test
    void what_is_no_colour_is_refused() {
        assertThatThrownBy(() -> BrandColorDerivation.of("red;}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(
            BrandColors colors, String surface, String canvas, String what, List<String> failures) {
        require(colors.on(), colors.fill(), 4.5, what + " on", failures);
        require(colors.text(), surface, 4.5, what + " text on surface", failures);
        require(colors.text(), canvas, 4.5, what + " text on canvas", failures);
        require(colors.text(), colors.soft(), 4.5, what + " text on soft", failures);
        require(colors.line(), surface, 3, what + " line", failures);
    }

    private static void require(
            String one, String two, double least, String what, List<String> failures) {
        double contrast = Srgb.of(one).contrast(Srgb.of(two));
        if (contrast < least) {
            failures.add(what + " " + contrast);
        }
    }

    private static List<JsonObject> examples() {
        try (JsonReader reader =
                Json.createReader(
                        Objects.requireNonNull(
                                BrandColorDerivationTest.class.getResourceAsStream(
                                        "brand-examples.json")))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        }
    }

    private static BrandColors colors(JsonObject json) {
        return new BrandColors(
                json.getString("fill"),
                json.getString("on"),
                json.getString("text"),
                json.getString("soft"),
                json.getString("line"));
    }
}

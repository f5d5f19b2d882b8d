package bellbird.kernel.tenant;

import org.jspecify.annotations.Nullable;

/**
 * How a tenant looks in care, mail and documents. The derived colours are computed once, when the
 * brand is saved.
 *
 * @param color the one colour that came in, {@code #RRGGBB}
 * @param light derived colours on light ground
 * @param dark derived colours on dark ground
 * @param logo PNG bytes; null while none was uploaded
 */
public record TenantBrand(
        String color, BrandColors light, BrandColors dark, byte @Nullable [] logo) {

    /** All {@code #RRGGBB}. {@code on} is the text upon {@code fill}. */
    public record BrandColors(String fill, String on, String text, String soft, String line) {}
}

package bellbird.settings.brand;

import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's colours, derived from the one that came in so that all text upon them and in them can
 * be read: 4.5:1 for text, 3:1 for edges (WCAG 2.2). See docs/decisions, brand colours.
 *
 * @param color the one that came in, {@code #RRGGBB}
 * @param light on light ground
 * @param dark on dark ground
 */
public record BrandColorDerivation(String color, BrandColors light, BrandColors dark) {

    private static final double TEXT = 4.5;
    private static final double EDGE = 3;
    private static final double STEP = 0.01;
    private static final Srgb INK = Srgb.of("#0B0F10");

    /** Grounds of a scheme, and where its soft and text colours lie. */
    private enum Scheme {
        LIGHT("#FFFFFF", "#F5F7F7", 0.962, 0.03, -STEP, 1),
        DARK("#151C1F", "#0E1416", 0.29, 0.06, STEP, 0.14);

        final Srgb surface;
        final Srgb canvas;
        final double softLightness;
        final double softChroma;
        final double step;
        final double textChroma;

        Scheme(
                String surface,
                String canvas,
                double softLightness,
                double softChroma,
                double step,
                double textChroma) {
            this.surface = Srgb.of(surface);
            this.canvas = Srgb.of(canvas);
            this.softLightness = softLightness;
            this.softChroma = softChroma;
            this.step = step;
            this.textChroma = textChroma;
        }
    }

    /**
     * Derives both schemes.
     *
     * @param color {@code #RRGGBB}
     * @throws IllegalArgumentException if it is not a colour
     */
    public static BrandColorDerivation of(String color) {
        Srgb brand = Srgb.of(color);
        return new BrandColorDerivation(
                brand.hex(), derive(brand, Scheme.LIGHT), derive(brand, Scheme.DARK));
    }

    /** Whether buttons are darker than the brand, since no text could be read upon it. */
    public boolean fillMoved() {
        return !light.fill().equals(color);
    }

    /** Whether links on light ground are darker than the brand. */
    public boolean lightTextMoved() {
        return !light.text().equals(color);
    }

    /** Whether links on dark ground are lighter than the brand. */
    public boolean darkTextMoved() {
        return !dark.text().equals(color);
    }

    /** The brand with these colours. */
    public TenantBrand withLogo(byte @Nullable [] logo) {
        return new TenantBrand(color, light, dark, logo);
    }

    private static BrandColors derive(Srgb brand, Scheme scheme) {
        Oklch base = Oklch.of(brand);
        Srgb fill = fill(brand, base);
        Srgb on = fill.contrast(Srgb.WHITE) >= TEXT ? Srgb.WHITE : INK;
        Srgb soft =
                base.withLightness(scheme.softLightness)
                        .withChromaAtMost(scheme.softChroma)
                        .toSrgb();
        Srgb text = text(brand, base, scheme, soft);
        Srgb line = fill.contrast(scheme.surface) >= EDGE ? fill : text;
        return new BrandColors(fill.hex(), on.hex(), text.hex(), soft.hex(), line.hex());
    }

    private static Srgb fill(Srgb brand, Oklch base) {
        Srgb fill = brand;
        for (double lightness = base.lightness();
                fill.contrast(Srgb.WHITE) < TEXT && fill.contrast(INK) < TEXT; ) {
            lightness -= STEP;
            fill = base.withLightness(lightness).toSrgb();
        }
        return fill;
    }

    private static Srgb text(Srgb brand, Oklch base, Scheme scheme, Srgb soft) {
        List<Srgb> grounds = List.of(scheme.surface, scheme.canvas, soft);
        Srgb text = brand;
        for (double lightness = base.lightness(); !isReadable(text, grounds); ) {
            lightness += scheme.step;
            text = base.withLightness(lightness).withChromaAtMost(scheme.textChroma).toSrgb();
        }
        return text;
    }

    private static boolean isReadable(Srgb text, List<Srgb> grounds) {
        return grounds.stream().allMatch(ground -> text.contrast(ground) >= TEXT);
    }
}

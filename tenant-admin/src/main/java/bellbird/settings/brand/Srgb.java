package bellbird.settings.brand;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of the screen, {@code #RRGGBB}. */
record Srgb(int red, int green, int blue) {

    static final Srgb WHITE = new Srgb(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    /**
     * @throws IllegalArgumentException if it is not {@code #RRGGBB}
     */
    static Srgb of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not #RRGGBB: " + hex);
        }
        int rgb = Integer.parseInt(hex, 1, 7, 16);
        return new Srgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    static Srgb ofLinear(double red, double green, double blue) {
        return new Srgb(encode(red), encode(green), encode(blue));
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02X%02X%02X", red, green, blue);
    }

    double linearRed() {
        return decode(red);
    }

    double linearGreen() {
        return decode(green);
    }

    double linearBlue() {
        return decode(blue);
    }

    /** Contrast ratio of WCAG 2, 1 to 21. */
    double contrast(Srgb other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linearRed() + 0.7152 * linearGreen() + 0.0722 * linearBlue();
    }

    private static double decode(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int encode(double linear) {
        double c = Math.clamp(linear, 0.0, 1.0);
        double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return (int) Math.floor(255 * encoded + 0.5);
    }
}

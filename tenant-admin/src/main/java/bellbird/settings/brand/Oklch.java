package bellbird.settings.brand;

/**
 * A colour by lightness, chroma and hue (OKLCH of Björn Ottosson's OKLab, as in CSS Color 4), so
 * that it can be made lighter or darker while it stays the same colour to the eye.
 *
 * @param lightness 0 to 1
 * @param chroma 0 is grey
 * @param hue in radians
 */
record Oklch(double lightness, double chroma, double hue) {

    private static final double GAMUT_TOLERANCE = 1e-6;

    static Oklch of(Srgb color) {
        double r = color.linearRed();
        double g = color.linearGreen();
        double b = color.linearBlue();
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        double redGreen = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new Oklch(
                lightness, Math.hypot(redGreen, blueYellow), Math.atan2(blueYellow, redGreen));
    }

    Oklch withLightness(double other) {
        return new Oklch(other, chroma, hue);
    }

    Oklch withChromaAtMost(double limit) {
        return new Oklch(lightness, Math.min(chroma, limit), hue);
    }

    /** The colour itself, or where a screen cannot show it, the same with less chroma. */
    Srgb toSrgb() {
        double[] linear = linear(chroma);
        for (double c = chroma; !isShown(linear) && c > GAMUT_TOLERANCE; ) {
            c *= 0.95;
            linear = linear(c);
        }
        return Srgb.ofLinear(linear[0], linear[1], linear[2]);
    }

    private double[] linear(double c) {
        double redGreen = c * Math.cos(hue);
        double blueYellow = c * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * redGreen + 0.2158037573 * blueYellow);
        double m = cube(lightness - 0.1055613458 * redGreen - 0.0638541728 * blueYellow);
        double s = cube(lightness - 0.0894841775 * redGreen - 1.2914855480 * blueYellow);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean isShown(double[] linear) {
        for (double channel : linear) {
            if (channel < -GAMUT_TOLERANCE || channel > 1 + GAMUT_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static double cube(double x) {
        return x * x * x;
    }
}

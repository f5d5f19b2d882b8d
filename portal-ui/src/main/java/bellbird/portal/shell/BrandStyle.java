package bellbird.portal.shell;

import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import java.util.regex.Pattern;

/**
 * A tenant's colours as CSS variables of the care area. Staff areas keep petrol, so that red, amber
 * and green mean the same for everyone.
 */
final class BrandStyle {

    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    private BrandStyle() {}

    static String css(TenantBrand brand) {
        BrandColors light = brand.light();
        BrandColors dark = brand.dark();
        return "html[data-area=\"care\"]{"
                + variable("action", light.fill(), dark.fill())
                + variable("on-action", light.on(), dark.on())
                + variable("action-text", light.text(), dark.text())
                + variable("action-soft", light.soft(), dark.soft())
                + variable("action-line", light.line(), dark.line())
                + "--bb-action-light:"
                + color(light.fill())
                + ";--bb-action-dark:"
                + color(dark.fill())
                + "}";
    }

    private static String variable(String name, String light, String dark) {
        return "--bb-" + name + ":light-dark(" + color(light) + "," + color(dark) + ");";
    }

    private static String color(String hex) {
        if (!COLOR.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a colour: " + hex);
        }
        return hex;
    }
}

package bellbird.portal.shell;

import bellbird.kernel.tenant.TenantBrand;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.Base64;

/** A tenant's mark: its logo, or its first letter upon its colour. */
final class Logo {

    private Logo() {}

    static Component of(String name, TenantBrand brand) {
        byte[] png = brand.logo();
        if (png != null) {
            Image image =
                    new Image(
                            "data:image/png;base64," + Base64.getEncoder().encodeToString(png), "");
            image.addClassName("logo");
            return image;
        }
        Span letter =
                new Span(name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)));
        letter.addClassName("logo");
        letter.getStyle().setBackground(brand.light().fill()).setColor(brand.light().on());
        letter.getElement().setAttribute("aria-hidden", "true");
        return letter;
    }

    /** Bellbird's own mark, on the public site and the platform. */
    static Component bellbird() {
        Image image = new Image("/theme/bellbird.svg", "");
        image.addClassName("logo");
        return image;
    }
}

package bellbird.portal.shell;

import bellbird.tenancy.Installation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or as the device says. The choice wins and is kept in the browser. */
enum ColorSchemeChoice {
    SYSTEM("light dark", ColorScheme.Value.LIGHT_DARK),
    LIGHT("light", ColorScheme.Value.LIGHT),
    DARK("dark", ColorScheme.Value.DARK);

    private static final boolean SECURE = Installation.current().secure();
    private static final String COOKIE = SECURE ? "__Host-scheme" : "bb-scheme";
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    private final String css;
    private final ColorScheme.Value value;

    ColorSchemeChoice(String css, ColorScheme.Value value) {
        this.css = css;
        this.value = value;
    }

    static ColorSchemeChoice of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return named(cookie.getValue());
                }
            }
        }
        return SYSTEM;
    }

    private static ColorSchemeChoice named(@Nullable String name) {
        for (ColorSchemeChoice choice : values()) {
            if (choice.css().equals(name)) {
                return choice;
            }
        }
        return SYSTEM;
    }

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Value of the {@code color-scheme} property. */
    String property() {
        return css;
    }

    void choose(UI ui) {
        ui.getPage().setColorScheme(value);
        ui.getPage()
                .executeJs(
                        "document.cookie = $0",
                        COOKIE
                                + "="
                                + css()
                                + ";path=/;max-age="
                                + YEAR_SECONDS
                                + ";samesite=lax"
                                + (SECURE ? ";secure" : ""));
    }
}

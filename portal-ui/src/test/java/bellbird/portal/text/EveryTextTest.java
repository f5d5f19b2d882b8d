package bellbird.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.portal.testing.Catalogue;
import bellbird.portal.testing.Cockpit;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.Lines;
import bellbird.portal.testing.PageTest;
import bellbird.portal.testing.Platform;
import bellbird.portal.testing.Usage;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/**
 * Every page in the pseudo-locale: a visible text is in brackets, because a bundle has it, or it is
 * data. A new route needs a case here, or the test fails.
 */
@ViewPackages(packages = "bellbird.portal")
class EveryTextTest extends PageTest {

    /** Ids in addresses, by the start of the path. */
    private static final Map<String, UUID> IDS =
            Map.of(
                    "operator/customers/", Larkspur.MAEVE,
                    "operator/lines/", Lines.LINE,
                    "operator/plans/", Catalogue.PLAN,
                    "operator/promotions/", Catalogue.PROMOTION,
                    "operator/usage-files/", Usage.FILE,
                    "operator/usage-feeds/", Usage.FEED,
                    "operator/trace/", Usage.FILE,
                    "operator/bill-runs/", Cockpit.RUN,
                    "operator/bills/", Larkspur.NOVEMBER_BILL,
                    "sign-up/", Platform.SIGN_UP);

    private static final Map<String, UUID> PARAMETERS =
            Map.of(
                    "customer", Larkspur.MAEVE,
                    "bill", Larkspur.NOVEMBER_BILL,
                    "ticket", Larkspur.QUESTION);

    /** Names and words that people or the database said; all else must come from a bundle. */
    private static final List<String> DATA =
            List.of(
                    "2 GB on us",
                    "MORE",
                    "Half price at first",
                    "HALF",
                    "Maeve Hanlon",
                    "Larkspur Mobile Ltd",
                    "Larkspur Mobile",
                    "Larkspur Data 10",
                    "Larkspur 40, rest of October",
                    "Larkspur 40",
                    "Larkspur 20",
                    "larkspur-40",
                    "larkspur01",
                    "larkspur",
                    "Ines Kovač",
                    "Tomas Reyes",
                    "Oto Brandner",
                    "Hi, my bill has €12.72 for data in Switzerland but I was in Lörrach, which is"
                            + " Germany.\nI thought roaming was included?",
                    "Charged for Switzerland",
                    "Data in Switzerland",
                    "Switzerland",
                    "Ireland",
                    "Britain",
                    "English",
                    "German",
                    "Vietnamese",
                    "Korean",
                    "Chinese",
                    "No minimum term.",
                    "Galway",
                    "4 Quay Street",
                    "1 Pier Road",
                    "H91 X2X2",
                    "Europe/Dublin",
                    "Family",
                    "Phone is stolen",
                    "Host network",
                    "HN_20261120_0417.csv",
                    "9f2c0d9f2c0d…",
                    "<script>alert(1)</script>,voice,-3",
                    "insufficient_funds",
                    "activate line",
                    "checkout.session.completed",
                    "evt_1",
                    "cs_1",
                    "stripe",
                    "localhost",
                    "http",
                    "EUR",
                    "IE1234567T",
                    "GB",
                    "IE");

    private static final Pattern DATE_WORD =
            Pattern.compile(
                    "\\b(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?"
                            + "|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?"
                            + "|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\\b");

    private static final Pattern ID_OR_ADDRESS =
            Pattern.compile("^(L|MH)$|[\\w.+-]+@[\\w.-]+|\\b(INV|CRN|[ACT])-[\\d-]+|\\bI\\d\\b");

    @Test
    void every_visible_text_is_in_a_bundle_or_is_data() {
        Map<String, Set<String>> bare = new TreeMap<>();
        List<String> templates = templates();
        UI.getCurrent().setLocale(MessageBundles.PSEUDO);
        UI.getCurrent().navigate("platform"); // so that the first page is made anew too
        for (String template : templates) {
            for (String role : roles(template)) {
                larkspur.role = role;
                show(path(template));
                Set<String> found = bareTexts();
                if (!found.isEmpty()) {
                    bare.computeIfAbsent(template, any -> new TreeSet<>()).addAll(found);
                }
            }
        }

        assertThat(templates).hasSizeGreaterThan(30);
        assertThat(bare).isEmpty();
    }

    private static List<String> templates() {
        return RouteConfiguration.forSessionScope().getAvailableRoutes().stream()
                .flatMap(
                        route ->
                                Stream.concat(
                                        Stream.of(route.getTemplate()),
                                        route.getRouteAliases().stream()
                                                .map(RouteBaseData::getTemplate)))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> roles(String template) {
        if (template.startsWith("operator")) {
            return List.of(Roles.OWNER);
        }
        if (template.startsWith("desk")) {
            return List.of(Roles.SUPPORT_AGENT);
        }
        return List.of(template.startsWith("platform") ? Roles.PLATFORM : Roles.SUBSCRIBER);
    }

    /** The template with ids that exist. */
    private static String path(String template) {
        StringBuilder path = new StringBuilder();
        for (String part : template.split("/")) {
            path.append(path.isEmpty() ? "" : "/")
                    .append(part.startsWith(":") ? id(path, part) : part);
        }
        return path.toString();
    }

    private static String id(CharSequence before, String part) {
        String name = part.substring(1).replaceAll("[(?*].*", "");
        if (name.equals("token")) {
            return "token-of-a-test";
        }
        UUID id = PARAMETERS.get(name);
        if (id == null) {
            id = IDS.get(before.toString());
        }
        assertThat(id).as("a case for the route " + before + part).isNotNull();
        return String.valueOf(id);
    }

    private void show(String path) {
        boolean site = path.isEmpty() || path.startsWith("sign-") || path.startsWith("platform");
        if (site) {
            UI.getCurrent().navigate(path);
        } else {
            Location location = new Location(path);
            CurrentTenant.run(
                    Larkspur.TENANT,
                    () ->
                            UI.getCurrent()
                                    .navigate(location.getPath(), location.getQueryParameters()));
        }
    }

    private Set<String> bareTexts() {
        Set<String> texts = new LinkedHashSet<>();
        collect(UI.getCurrent(), texts);
        Set<String> bare = new TreeSet<>();
        texts.forEach(
                text -> {
                    String rest = withoutBrackets(text);
                    for (String data : DATA) {
                        rest = rest.replace(data, "");
                    }
                    rest = ID_OR_ADDRESS.matcher(rest).replaceAll("");
                    rest = DATE_WORD.matcher(rest).replaceAll("");
                    if (rest.codePoints().anyMatch(Character::isLetter)) {
                        bare.add(text);
                    }
                });
        return bare;
    }

    private void collect(Component component, Set<String> texts) {
        Element element = component.getElement();
        if (element.isTextNode()) {
            texts.add(element.getText());
            return;
        }
        if (!component.isVisible()) {
            return;
        }
        if (component instanceof Html html) {
            texts.add(Jsoup.parse(html.getInnerHtml()).text());
        }
        for (String attribute : List.of("aria-label", "placeholder", "title", "alt")) {
            texts.add(String.valueOf(element.getAttribute(attribute)).replace("null", ""));
        }
        for (String property : List.of("label", "helperText", "placeholder", "errorMessage")) {
            texts.add(element.getProperty(property, ""));
        }
        own(element, texts);
        if (component instanceof Grid<?> grid) {
            grid.getColumns().forEach(column -> texts.add(String.valueOf(column.getHeaderText())));
        }
        component.getChildren().forEach(child -> collect(child, texts));
    }

    /** Text of the element and of children that are no components. */
    private static void own(Element element, Set<String> texts) {
        element.getChildren()
                .forEach(
                        child -> {
                            if (child.isTextNode()) {
                                texts.add(child.getText());
                            } else if (child.getComponent().isEmpty()) {
                                own(child, texts);
                            }
                        });
    }

    /** Brackets may stand in brackets: a text can be a parameter of another. */
    private static String withoutBrackets(String text) {
        String rest = text;
        String before;
        do {
            before = rest;
            rest = rest.replaceAll("⟦[^⟦⟧]*⟧", "");
        } while (!rest.equals(before));
        return rest;
    }
}

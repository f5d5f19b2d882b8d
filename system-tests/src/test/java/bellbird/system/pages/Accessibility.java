package bellbird.system.pages;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks axe-core what keeps people from using a page: its serious and critical findings. */
final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final String CONTRAST = "color-contrast";

    private Accessibility() {}

    /** Every rule, and the size of what can be touched, which axe-core leaves out by itself. */
    static List<String> findings(Page page) {
        return grave(with(page, Map.of("target-size", true)));
    }

    /** What depends on the width of the window, but not on colours. */
    static List<String> findingsOfLayout(Page page) {
        return grave(with(page, Map.of("target-size", true, CONTRAST, false)));
    }

    /** What depends on the colour scheme. */
    static List<String> findingsOfColour(Page page) {
        return grave(new AxeBuilder(page).withRules(List.of(CONTRAST)));
    }

    private static AxeBuilder with(Page page, Map<String, Boolean> rules) {
        AxeRunOptions options = new AxeRunOptions();
        Map<String, AxeRuleOptions> enabled = new HashMap<>();
        rules.forEach(
                (rule, on) -> {
                    AxeRuleOptions option = new AxeRuleOptions();
                    option.setEnabled(on);
                    enabled.put(rule, option);
                });
        options.setRules(enabled);
        return new AxeBuilder(page).options(options);
    }

    private static List<String> grave(AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .flatMap(Accessibility::nodes)
                .toList();
    }

    /** For each element its address and source, as axe-core gives them. */
    private static Stream<String> nodes(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml());
    }
}

package bellbird.portal.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses one of a few filters; the page keeps the choice in its URL. */
public class FilterChips extends Div {

    private static final long serialVersionUID = 1;

    private final Map<String, Button> chips = new LinkedHashMap<>();
    private final transient Consumer<String> onChoice;

    /**
     * @param onChoice gets the name of the chosen filter, after a click only
     */
    public FilterChips(Consumer<String> onChoice) {
        this.onChoice = onChoice;
        addClassName("chips");
        getElement().setAttribute("role", "group");
    }

    /** A switch of two to four views instead of chips. */
    public FilterChips asSegments() {
        removeClassName("chips");
        addClassName("segments");
        return this;
    }

    /**
     * @param name value in the URL
     * @param label with its count where one is known
     */
    public FilterChips chip(String name, String label) {
        Button chip =
                new Button(
                        label,
                        click -> {
                            choose(name);
                            onChoice.accept(name);
                        });
        chip.getElement().setAttribute("aria-pressed", "false");
        chips.put(name, chip);
        add(chip);
        return this;
    }

    /** Shows a filter as chosen; an unknown name chooses none. */
    public FilterChips choose(String name) {
        chips.forEach(
                (key, chip) ->
                        chip.getElement()
                                .setAttribute("aria-pressed", Boolean.toString(key.equals(name))));
        return this;
    }

    public void relabel(String name, String label) {
        Button chip = chips.get(name);
        if (chip != null) {
            chip.setText(label);
        }
    }
}

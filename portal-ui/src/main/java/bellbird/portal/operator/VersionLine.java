package bellbird.portal.operator;

import bellbird.offering.OfferingTimelines.Stage;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The last versions of a plan on a short line of time; the one in force and the next stand out. */
final class VersionLine extends OrderedList {

    private static final long serialVersionUID = 1;
    private static final int MOST = 3;

    /**
     * @param stages oldest first
     */
    VersionLine(List<Stage> stages, LocalDate today) {
        addClassNames("versions", "short");
        Stage current =
                stages.stream()
                        .filter(one -> one.status().equals("PUBLISHED"))
                        .filter(one -> !one.validFrom().isAfter(today))
                        .reduce((earlier, later) -> later)
                        .orElse(null);
        stages.stream()
                .skip(Math.max(0, stages.size() - MOST))
                .forEach(one -> add(item(one, one.equals(current))));
    }

    private static ListItem item(Stage stage, boolean current) {
        ListItem item =
                new ListItem(
                        Words.strong(Integer.toString(stage.number())),
                        new Span(
                                " " + MoneyFormat.price(stage.recurringPrice(), stage.currency())));
        item.setTitle(Texts.text("operator.plan.fromDay", TimeFormat.date(stage.validFrom())));
        if (current) {
            item.addClassName("current");
            item.add(Words.quiet(" " + Texts.text("operator.plan.inForce")));
        } else if (!stage.status().equals("PUBLISHED")) {
            item.addClassName("draft");
            item.add(
                    Words.quiet(
                            " "
                                    + Texts.text(
                                            "operator.plan.state."
                                                    + stage.status().toLowerCase(Locale.ROOT))));
        }
        return item;
    }
}

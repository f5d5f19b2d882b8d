package bellbird.portal.plan;

import bellbird.offering.ReadyZones;
import bellbird.offering.RoamingZone;
import bellbird.offering.Uncovered;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageType;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a plan also works: the ready zone by a tick, all others in words. */
final class Abroad extends Div {

    private static final long serialVersionUID = 1;

    private final transient Writing writing;
    private final transient RoamingZone european;
    private final Checkbox included = new Checkbox();
    private final Div others = new Div();
    private boolean reading;

    /**
     * @param country of the operator, ISO code
     */
    Abroad(Writing writing, String country) {
        this.writing = writing;
        european = ReadyZones.european(Texts.text("operator.zone.european"), country);
        addClassName("op-stack");
        included.setLabel(Texts.text("operator.plan.european"));
        included.setHelperText(Texts.text("operator.plan.european.help"));
        add(included, others);
        read();
        included.addValueChangeListener(
                change -> {
                    if (!reading) {
                        writing.change(
                                terms ->
                                        included.getValue()
                                                ? Everyday.roam(
                                                        terms,
                                                        european,
                                                        Texts.text("operator.plan.incoming"))
                                                : Everyday.zone(terms, european)
                                                        .map(one -> Everyday.leave(terms, one))
                                                        .orElse(terms));
                    }
                });
    }

    void read() {
        reading = true;
        RoamingZone zone = Everyday.zone(writing.terms(), european).orElse(null);
        included.setValue(zone != null && Everyday.likeHome(writing.terms(), zone.name()));
        reading = false;
        others.removeAll();
        writing.terms().zones().stream()
                .filter(one -> zone == null || !one.name().equals(zone.name()))
                .forEach(
                        one ->
                                others.add(
                                        new Div(
                                                Words.detail(
                                                        Texts.text(
                                                                "operator.plan.zone.networks",
                                                                one.name(),
                                                                one.networks().size())))));
    }

    /** Says what costs nothing yet there, though it has a price at home. */
    void gaps(List<Uncovered> open) {
        Set<UsageType> atHome =
                open.stream()
                        .filter(one -> one.zone().equals(UsageMatch.HOME))
                        .map(Uncovered::service)
                        .collect(Collectors.toSet());
        open.stream()
                .filter(one -> !one.zone().equals(UsageMatch.HOME))
                .filter(one -> !atHome.contains(one.service()))
                .map(Gaps::words)
                .distinct()
                .forEach(
                        one -> {
                            Div line = new Div(one);
                            line.addClassName("op-gap");
                            others.add(line);
                        });
    }
}

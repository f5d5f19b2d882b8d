package bellbird.portal.care;

import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.Meter;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.LineMeters;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much is left of one line, the most used allowance in large digits, and how fresh that is. */
final class LineCard extends SectionCard {

    private static final long serialVersionUID = 1;

    LineCard(LineMeters line, String country, BusinessClock clock) {
        addClassName("line");
        Optional<LineMeters.Meter> main =
                line.meters().stream()
                        .filter(meter -> meter.granted() > 0)
                        .max(Comparator.comparing(meter -> meter.service()));
        Div numberLine =
                new Div(
                        Words.styled(PhoneFormat.phone(line.msisdn(), country), "num"),
                        Words.plain(" · "),
                        Words.plain(
                                main.map(meter -> Quantities.name(meter.service()))
                                        .orElse(line.offering())));
        numberLine.addClassNames("t2", "small");
        Div top = new Div(numberLine);
        main.ifPresent(meter -> top.add(left(meter, line, clock)));
        add(top, others(line, main), freshness(line, clock));
    }

    private static Div left(LineMeters.Meter meter, LineMeters line, BusinessClock clock) {
        Div number =
                new Div(
                        Words.styled(Quantities.number(meter.service(), meter.remaining()), "huge"),
                        Words.styled(
                                Quantities.leftOf(meter.service(), meter.granted()), "huge-of"));
        number.addClassNames("row", "base", "wrap");
        String used = Texts.text("care.meter.used", Quantities.text(meter.service(), meter.used()));
        Meter bar = new Meter(meter.used(), meter.granted(), used).big();
        bar.getStyle().setMargin("18px 0 6px");
        Div ends =
                new Div(
                        Words.plain(used),
                        Words.plain(Quantities.number(meter.service(), meter.granted())));
        ends.addClassNames("row", "apart", "small", "t2", "num");
        Div left = new Div(number, bar, ends);
        pace(meter, line, clock).ifPresent(left::add);
        return left;
    }

    private static Optional<Div> pace(
            LineMeters.Meter meter, LineMeters line, BusinessClock clock) {
        Instant counted = line.countedUpTo();
        if (counted == null) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(counted, clock.zone());
        Period period = line.period();
        if (!Pace.isKnown(period, day)) {
            return Optional.empty();
        }
        Pace pace = Pace.of(meter.used(), meter.granted(), period, day);
        boolean lasts = pace.total() <= meter.granted();
        Span drawing = new Span((lasts ? Glyph.CHECK : Glyph.WARNING).create());
        drawing.addClassName(lasts ? "ok" : "warn");
        Span text =
                lasts
                        ? Words.plain(
                                Texts.text(
                                        "care.pace.lasts",
                                        Quantities.text(meter.service(), pace.total()),
                                        TimeFormat.day(period.lastDay())))
                        : Words.plain(
                                Texts.text("care.pace.short", TimeFormat.day(pace.reachedOn())));
        Div row = new Div(drawing, text);
        row.addClassNames("row", "small");
        row.getStyle().setMarginTop("12px");
        return Optional.of(row);
    }

    private static Div others(LineMeters line, Optional<LineMeters.Meter> main) {
        Div three = new Div();
        three.addClassName("three");
        List<LineMeters.Meter> rest =
                line.meters().stream().filter(meter -> !Optional.of(meter).equals(main)).toList();
        for (LineMeters.Meter meter : rest) {
            Div cell = new Div();
            cell.add(block(Quantities.name(meter.service()), "t2", "small"));
            if (meter.granted() > 0) {
                cell.add(
                        block(
                                Texts.text(
                                        "care.meter.left",
                                        Quantities.text(meter.service(), meter.remaining())),
                                "strong",
                                "num"),
                        block(
                                Texts.text(
                                        "care.meter.of",
                                        Quantities.text(meter.service(), meter.granted())),
                                "t3",
                                "small",
                                "num"));
            } else {
                cell.add(
                        block(Quantities.text(meter.service(), meter.charged()), "strong", "num"),
                        block(Texts.text("care.meter.charged"), "t3", "small"));
            }
            three.add(cell);
        }
        three.setVisible(!rest.isEmpty());
        return three;
    }

    private static Div freshness(LineMeters line, BusinessClock clock) {
        Instant counted = line.countedUpTo();
        Span text =
                new Span(
                        counted == null
                                ? Texts.text("care.meter.notCounted")
                                : Texts.text(
                                        "care.meter.counted",
                                        TimeFormat.seenFrom(counted, clock.today(), clock.zone())));
        Div fresh = new Div(Glyph.CLOCK.create(), text);
        fresh.addClassName("fresh");
        return fresh;
    }

    private static Div block(String text, String... cssClasses) {
        Div block = new Div(text);
        block.addClassNames(cssClasses);
        return block;
    }
}

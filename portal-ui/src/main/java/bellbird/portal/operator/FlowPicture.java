package bellbird.portal.operator;

import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;

/**
 * Where every record went: one bar in, one band per verdict out. What is too thin to be seen is
 * drawn thicker, and the picture says so. On a phone the bands become a list.
 */
final class FlowPicture extends Div {

    private static final long serialVersionUID = 1;

    /**
     * One way out.
     *
     * @param name as people read it
     * @param count records
     * @param tone names the colour: ok, warn, quiet, bad, data, voice, sms
     * @param remark what happens to them; empty if nothing is to be said
     * @param parts what it splits into; empty for most
     */
    record Branch(String name, long count, String tone, String remark, List<Branch> parts) {

        static Branch of(String name, long count, String tone, String remark) {
            return new Branch(name, count, tone, remark, List.of());
        }
    }

    private static final double WIDTH = 1130;
    private static final double TALL = 230;
    private static final double LEAST = 14;
    private static final double GAP = 26;
    private static final double PART_GAP = 12;
    private static final double BAR = 12;
    private static final double MIDDLE = 430;
    private static final double RIGHT = 800;
    private static final double TOP = 10;

    private final long in;
    private final List<Branch> branches;
    private final StringBuilder svg = new StringBuilder();
    private boolean thickened;

    /**
     * @param in all records of the file, the sum of the branches
     * @param inName what stands under that number
     */
    FlowPicture(long in, String inName, List<Branch> branches) {
        this.in = in;
        this.branches = branches.stream().filter(branch -> branch.count > 0).toList();
        addClassName("flow");
        add(new Html(draw(inName)), list());
        if (thickened) {
            Paragraph note = new Paragraph(Texts.text("operator.flow.thickened"));
            note.addClassName("flow-note");
            add(note);
        }
    }

    private String draw(String inName) {
        double left = TOP;
        double middle = TOP;
        for (Branch branch : branches) {
            double thick = branchThickness(branch);
            band(branch.tone, BAR, left, MIDDLE, middle, thick, thick);
            bar(branch.tone, MIDDLE, middle, thick);
            if (branch.parts.isEmpty()) {
                label(branch, MIDDLE, middle + thick / 2);
            } else {
                double split = split(branch, middle, thick);
                label(branch, MIDDLE, middle + thick / 2);
                middle = Math.max(middle, split - thick);
            }
            left += thick;
            middle += thick + GAP;
        }
        bar("in", 0, TOP, Math.max(LEAST, left - TOP));
        text(24, TOP + (left - TOP) / 2, "flow-big", CountFormat.count(in));
        text(24, TOP + (left - TOP) / 2 + 22, "flow-small", inName);
        return String.format(
                Locale.ROOT,
                "<div class=\"flow-drawing\"><svg class=\"flow-svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%s</svg></div>",
                WIDTH,
                Math.max(left, middle) + 4,
                escaped(spoken(inName)),
                svg);
    }

    /** Draws the parts of a branch and answers where they end. */
    private double split(Branch branch, double top, double thick) {
        double from = top;
        double to = top;
        double sum =
                branch.parts.stream()
                        .mapToDouble(part -> share(part.count, branch.count) * thick)
                        .sum();
        for (Branch part : branch.parts) {
            double inside = share(part.count, branch.count) * thick * thick / sum;
            double outside = Math.max(LEAST, inside);
            thickened |= outside > inside;
            band(part.tone, MIDDLE + BAR, from, RIGHT, to, inside, outside);
            bar(part.tone, RIGHT, to, outside);
            label(part, RIGHT, to + outside / 2);
            from += inside;
            to += outside + PART_GAP;
        }
        return to;
    }

    private double branchThickness(Branch branch) {
        double exact = share(branch.count, in) * TALL;
        thickened |= exact < LEAST;
        return Math.max(LEAST, exact);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private void band(
            String tone, double x1, double y1, double x2, double y2, double h1, double h2) {
        double bend = (x1 + x2) / 2;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"flow-band flow-%s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f"
                                + "V%.1fC%.1f %.1f %.1f %.1f %.1f %.1fz\"/>",
                        tone,
                        x1,
                        y1,
                        bend,
                        y1,
                        bend,
                        y2,
                        x2,
                        y2,
                        y2 + h2,
                        bend,
                        y2 + h2,
                        bend,
                        y1 + h1,
                        x1,
                        y1 + h1));
    }

    private void bar(String tone, double x, double y, double height) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"flow-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" rx=\"2\"/>",
                        tone,
                        x,
                        y,
                        BAR,
                        height));
    }

    private void label(Branch branch, double x, double y) {
        String words =
                "<tspan class=\"flow-name\">"
                        + escaped(branch.name)
                        + " "
                        + CountFormat.count(branch.count)
                        + "</tspan><tspan dx=\"10\">"
                        + CountFormat.percent(share(branch.count, in))
                        + "</tspan>"
                        + (branch.remark.isEmpty()
                                ? ""
                                : "<tspan dx=\"14\">" + escaped(branch.remark) + "</tspan>");
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.0f\" y=\"%.1f\" dominant-baseline=\"middle\">%s</text>",
                        x + BAR + 12,
                        y,
                        words));
    }

    private void text(double x, double y, String style, String words) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.0f\" y=\"%.1f\" class=\"%s\">%s</text>",
                        x,
                        y,
                        style,
                        escaped(words)));
    }

    private String spoken(String inName) {
        var words = new StringBuilder(CountFormat.count(in)).append(' ').append(inName).append(':');
        branches.forEach(
                branch ->
                        words.append(' ')
                                .append(branch.name)
                                .append(' ')
                                .append(CountFormat.count(branch.count))
                                .append('.'));
        return words.toString();
    }

    private Div list() {
        Div list = new Div();
        list.addClassName("flow-list");
        for (Branch branch : branches) {
            Element bar = new Element("i").setAttribute("class", "flow-bar flow-" + branch.tone);
            bar.getStyle()
                    .set("width", Math.max(1, Math.round(100 * share(branch.count, in))) + "%");
            Div row = new Div();
            row.getElement()
                    .appendChild(
                            new Element("b").setText(branch.name),
                            new Element("span").setText(CountFormat.count(branch.count)),
                            bar,
                            new Element("small").setText(branch.remark));
            list.add(row);
        }
        return list;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

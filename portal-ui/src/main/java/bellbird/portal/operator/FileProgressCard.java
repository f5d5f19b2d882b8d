package bellbird.portal.operator;

import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.usage.UsageFileRow;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;

/** How far a file is, from counted lines, and how long the rest will take. It stays and moves. */
final class FileProgressCard extends SectionCard {

    private static final long serialVersionUID = 1;
    private static final double PERCENT = 100;

    private final ProgressBar bar = new ProgressBar();
    private final Span count = Words.strong("");
    private final Span left = Words.detail("");
    private final transient Pace pace;

    /**
     * @param system real time, in which work is done
     */
    FileProgressCard(Clock system) {
        super(Texts.text("operator.usageFile.working"));
        pace = new Pace(system);
        bar.getElement().setAttribute("aria-label", Texts.text("operator.usageFile.working"));
        Div words = new Div(count, left);
        words.addClassName("progress-words");
        body(words, bar, Words.detail(Texts.text("operator.usageFile.working.text")));
    }

    void show(UsageFileRow file) {
        boolean counted = file.lines() > 0;
        bar.setIndeterminate(!counted);
        if (!counted) {
            count.setText(Texts.text("operator.usageFile.working.check"));
            return;
        }
        double share = (double) file.linesDone() / file.lines();
        bar.setValue(share);
        count.setText(
                Texts.text(
                        "operator.usageFile.working.count",
                        CountFormat.count(file.linesDone()),
                        CountFormat.count(file.lines()),
                        CountFormat.percent(Math.floor(share * PERCENT) / PERCENT)));
        left.setText(pace.left(file.state(), file.linesDone(), file.lines() - file.linesDone()));
    }
}

package bellbird.portal.component;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;

/** “Why?”: every amount can be asked, and the proof opens in place. */
public class WhyDetails extends Details {

    private static final long serialVersionUID = 1;

    public WhyDetails(Component... proof) {
        super(Texts.text("common.why"), proof);
    }
}

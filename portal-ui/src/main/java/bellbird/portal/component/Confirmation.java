package bellbird.portal.component;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before what cannot be reversed, and says its effect first. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * @param title the question, such as “Block 020 914 2207?”
     * @param effect what will happen
     * @param verb a verb and its object, for the button
     */
    public static void ask(String title, String effect, String verb, Runnable confirmed) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(effect);
        dialog.setCancelable(true);
        dialog.setCancelText(Texts.text("common.cancel"));
        dialog.setConfirmText(verb);
        dialog.addConfirmListener(confirm -> confirmed.run());
        dialog.open();
    }
}

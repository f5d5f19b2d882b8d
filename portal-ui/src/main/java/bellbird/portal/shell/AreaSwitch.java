package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Which other areas a person may enter. Who has one area never sees the others. */
final class AreaSwitch {

    private AreaSwitch() {}

    static List<PersonMenu.Entry> entries(Caller caller, Area here) {
        var entries = new ArrayList<PersonMenu.Entry>();
        if (here != Area.OPERATOR && mayOperate(caller)) {
            entries.add(new PersonMenu.Entry(Texts.text("common.area.operator"), "/operator"));
        }
        if (here != Area.DESK && mayAnswer(caller)) {
            entries.add(new PersonMenu.Entry(Texts.text("common.area.desk"), "/desk"));
        }
        return List.copyOf(entries);
    }

    private static boolean mayOperate(Caller caller) {
        return caller.isInRole(Roles.OWNER)
                || caller.isInRole(Roles.BILLING_CLERK)
                || caller.isInRole(Roles.PRODUCT_MANAGER);
    }

    private static boolean mayAnswer(Caller caller) {
        return caller.isInRole(Roles.OWNER) || caller.isInRole(Roles.SUPPORT_AGENT);
    }
}

package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.offering.AllowanceTerms.Sharing;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as allowances see it: it uses its own, its account's and its group's.
 *
 * @param group the one it is in on the day of the usage; null if it is in none
 * @param months of its account, for which allowances are granted
 */
record Sharer(Owner line, Owner account, @Nullable Owner group, BillCycle months) {

    /**
     * Who allowances are granted to.
     *
     * @param id of the product, account or group
     * @param from first day: what is prorated begins there
     */
    record Owner(UUID id, LocalDate from) {}

    /** A line outside of any group is a group of its own. */
    Owner owner(Sharing sharing) {
        return switch (sharing) {
            case LINE -> line;
            case ACCOUNT -> account;
            case GROUP -> group == null ? line : group;
        };
    }

    /** The same line, for what one of its add-ons is granted. */
    Sharer of(Owner addOn) {
        return new Sharer(addOn, account, group, months);
    }

    /** Ids of all whose allowances it uses. */
    List<UUID> owners() {
        return group == null
                ? List.of(line.id, account.id)
                : List.of(line.id, account.id, group.id);
    }
}

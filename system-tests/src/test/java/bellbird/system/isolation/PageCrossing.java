package bellbird.system.isolation;

import bellbird.system.isolation.Window.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Walks through all pages as people of the first operator, with ids of the second. */
final class PageCrossing {

    private final Twins twins;
    private final Attackers attackers;
    private final CaseList tried;

    PageCrossing(Twins twins, Attackers attackers, CaseList tried) {
        this.twins = twins;
        this.attackers = attackers;
        this.tried = tried;
    }

    /** What a page showed. */
    record Visit(PageCase page, Seen seen) {}

    /** What each page shows with ids that both operators have. */
    List<Visit> withSharedIds() {
        return PageCase.ALL.stream()
                .map(
                        page ->
                                new Visit(
                                        page,
                                        visit(page, page.values(twins.sharedIds()), "shared ids")))
                .toList();
    }

    /** Pages that tell the second operator's word to the first's people. */
    SortedSet<String> leaks() {
        return withSharedIds().stream()
                .filter(visit -> visit.seen().tells(twins.second()))
                .map(visit -> visit.page().route())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Cases in which an id that only the second operator has is answered with its word, or
     * otherwise than an id nobody has.
     *
     * @param everyTable whether a page is tried with ids of all tables, or of its own only
     */
    SortedSet<String> foreignIdsThatAreNotMissing(boolean everyTable) {
        SortedSet<String> wrong = new TreeSet<>();
        for (PageCase page : PageCase.ALL) {
            for (Map.Entry<String, String> parameter : page.ids().entrySet()) {
                Map<String, String> values = new LinkedHashMap<>(page.values(twins.sharedIds()));
                values.put(parameter.getKey(), UUID.randomUUID().toString());
                Seen missing = visit(page, values, parameter.getKey() + " nobody has");
                for (Map.Entry<String, String> foreign : twins.ownIds().entrySet()) {
                    if (!isTried(foreign.getKey(), parameter.getValue(), everyTable)) {
                        continue;
                    }
                    values.put(parameter.getKey(), foreign.getValue());
                    String with = parameter.getKey() + " of " + foreign.getKey();
                    Seen seen = visit(page, values, with);
                    if (seen.tells(twins.second()) || !seen.shown().equals(missing.shown())) {
                        wrong.add(page + ", " + with + ": " + seen.shown());
                    }
                }
            }
        }
        return wrong;
    }

    /** A token is no id, so only those who take tokens are given one. */
    private static boolean isTried(String table, String own, boolean everyTable) {
        return table.equals(own) || (everyTable && !table.equals("invitation.token"));
    }

    private Seen visit(PageCase page, Map<String, String> values, String with) {
        tried.add(page + ", " + with);
        return attackers.at(page.visitor()).follow(page.path(values));
    }
}

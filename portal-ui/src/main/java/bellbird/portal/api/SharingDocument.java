package bellbird.portal.api;

import bellbird.customer.CustomerDetail;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.rating.SharedPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which lines of a customer share allowances, as GET answers it and PUT takes it.
 *
 * @param customer name; as it is, whatever PUT says
 */
public record SharingDocument(String customer, List<Group> groups) {

    public SharingDocument {
        groups = List.copyOf(groups);
    }

    /**
     * @param account number of the billing account whose lines they are
     * @param lines their numbers, E.164
     */
    public record Group(String account, String name, List<String> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** What makes the groups what a document says. */
    record Changes(List<Join> joins, List<UUID> leaves, List<Problem> problems) {}

    /** A product that comes into a group, out of the one it was in. */
    record Join(UUID productId, String group) {}

    /** Groups by account and name; lines by number. */
    static SharingDocument of(CustomerDetail customer, List<SharedPool> pools) {
        return new SharingDocument(
                customer.party().name(),
                pools.stream()
                        .filter(pool -> pool.groupId() != null)
                        .sorted(
                                Comparator.comparing(SharedPool::accountNumber)
                                        .thenComparing(SharedPool::name))
                        .map(
                                pool ->
                                        new Group(
                                                pool.accountNumber(),
                                                pool.name(),
                                                pool.members().stream()
                                                        .map(one -> "+" + one.msisdn())
                                                        .sorted()
                                                        .toList()))
                        .toList());
    }

    /** What is to be done; nothing of it if there are problems. */
    Changes changes(CustomerDetail customer, List<SharedPool> pools) {
        Map<UUID, String> accounts = new HashMap<>();
        customer.accounts().forEach(one -> accounts.put(one.id(), one.number()));
        Map<String, CustomerDetail.Line> lines = new HashMap<>();
        customer.lines().forEach(line -> lines.put("+" + line.msisdn(), line));
        Map<UUID, String> now = new TreeMap<>();
        for (SharedPool pool : pools) {
            if (pool.groupId() != null) {
                pool.members().forEach(one -> now.put(one.productId(), pool.name()));
            }
        }
        List<Problem> problems = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            for (int k = 0; k < group.lines().size(); k++) {
                String number = group.lines().get(k);
                CustomerDetail.Line line = lines.get(number);
                String place = "/groups/" + i + "/lines/" + k;
                if (line == null || !group.account().equals(accounts.get(line.accountId()))) {
                    problems.add(problem(place, "error.sharing.line", number));
                } else if (!seen.add(number)) {
                    problems.add(problem(place, "error.offering.twice", number));
                } else if (!group.name().strip().equals(now.remove(line.productId()))) {
                    joins.add(new Join(line.productId(), group.name()));
                }
            }
        }
        return new Changes(joins, List.copyOf(now.keySet()), problems);
    }

    private static Problem problem(String place, String key, String parameter) {
        return new Problem(place, key, List.of(parameter));
    }
}

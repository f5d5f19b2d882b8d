package bellbird.portal.operator;

import bellbird.offering.UsageType;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.SharedPool;
import bellbird.rating.SharedPool.Allowance;
import bellbird.rating.SharedPool.Member;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who shares, with what each line has taken of each allowance, and what is left for all. */
final class SharingTable extends Div {

    private static final long serialVersionUID = 1;

    private final transient SharedPool pool;

    /**
     * @param action what can be done with a line
     */
    SharingTable(SharedPool pool, String country, Function<Member, Component> action) {
        this.pool = pool;
        List<PlainTable.Column> columns = new ArrayList<>();
        columns.add(PlainTable.Column.text(Texts.text("operator.line.number")));
        columns.add(PlainTable.Column.text(Texts.text("operator.sharing.since")));
        pool.allowances().forEach(one -> columns.add(PlainTable.Column.number(title(one))));
        columns.add(PlainTable.Column.text(Texts.text("operator.sharing.change")));
        PlainTable table = new PlainTable(columns.toArray(PlainTable.Column[]::new));
        for (Member member : pool.members()) {
            row(
                    table,
                    new TwoLines(PhoneFormat.phone(member.msisdn(), country), member.offering()),
                    Words.number(TimeFormat.date(member.since())),
                    one -> Words.number(quantity(one, taken(one, member))),
                    action.apply(member));
        }
        if (pool.allowances().stream().anyMatch(one -> byOthers(one) > 0)) {
            row(
                    table,
                    Words.quiet(Texts.text("operator.sharing.others")),
                    new Div(),
                    one -> Words.number(quantity(one, byOthers(one))),
                    new Div());
        }
        if (!pool.allowances().isEmpty()) {
            row(
                    table,
                    Words.strong(Texts.text("operator.sharing.left")),
                    new Div(),
                    one -> Words.styled(left(one), "num", "strong"),
                    new Div());
        }
        add(table);
    }

    private void row(
            PlainTable table,
            Component first,
            Component second,
            Function<Allowance, Component> each,
            Component last) {
        List<Component> cells = new ArrayList<>(List.of(first, second));
        pool.allowances().forEach(one -> cells.add(each.apply(one)));
        cells.add(last);
        table.row(cells.toArray(Component[]::new));
    }

    /** What the allowance is; and what one line may take of it, which its plan says. */
    private String title(Allowance one) {
        UsageType service = one.service();
        String kind =
                !one.name().isEmpty()
                        ? one.name()
                        : service == null
                                ? Texts.text("operator.sharing.money")
                                : Quantities.name(service);
        String title = one.rolledOver() ? Texts.text("operator.sharing.rolledOver", kind) : kind;
        Long cap = one.memberCap();
        return cap == null
                ? title
                : Texts.text("operator.sharing.capped", title, quantity(one, cap));
    }

    private static long taken(Allowance one, Member member) {
        return one.taken().getOrDefault(member.productId(), 0L);
    }

    private long byOthers(Allowance one) {
        Set<UUID> members =
                pool.members().stream().map(Member::productId).collect(Collectors.toSet());
        return one.taken().entrySet().stream()
                .filter(each -> !members.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private String left(Allowance one) {
        return Texts.text(
                "operator.sharing.leftOf",
                quantity(one, one.left()),
                quantity(one, one.used() + one.left()));
    }

    private String quantity(Allowance one, long quantity) {
        UsageType service = one.service();
        return service == null
                ? MoneyFormat.price(
                        BigDecimal.valueOf(quantity, 6).stripTrailingZeros(), pool.currency())
                : Quantities.text(service, quantity);
    }
}

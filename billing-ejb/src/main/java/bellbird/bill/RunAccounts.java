package bellbird.bill;

import bellbird.rating.UsageOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a run does with some of its accounts at once, in the connection's transaction: calculates
 * them, and keeps drafts or issues bills. Whom it cannot bill it parks with the reason.
 */
final class RunAccounts {

    /** Accounts whose usage is put in order in one transaction. */
    private static final int ORDERED = 20;

    private final Connection connection;
    private final BillPorts ports;
    private final UUID run;
    private final Occasion occasion;
    private final BillRunWriter runs;
    private final List<UntaxedException.Untaxed> untaxed = new ArrayList<>();

    RunAccounts(Connection connection, BillPorts ports, UUID run, Occasion occasion) {
        this.connection = connection;
        this.ports = ports;
        this.run = run;
        this.occasion = occasion;
        this.runs = new BillRunWriter(connection);
    }

    /** Drafts by account, and accounts with nothing to charge. */
    private record Calculated(Map<UUID, BillDraft> drafts, List<UUID> zero) {}

    /**
     * Puts the usage of some accounts in order that came otherwise; who cannot be is parked.
     *
     * @return whether there was anything to do
     */
    boolean order(List<UUID> accounts) throws SQLException {
        UsageOrder order = new UsageOrder(connection, ports.tenants().current());
        List<UUID> disordered = order.among(accounts);
        for (UUID account : disordered.subList(0, Math.min(ORDERED, disordered.size()))) {
            try {
                order.restore(account, ports.clock().now());
            } catch (IllegalStateException e) {
                runs.park(run, account, "error.bill.usageOrder", String.valueOf(e.getCause()));
            }
        }
        return !disordered.isEmpty();
    }

    /** About which the tax engine has to be asked before they can be calculated; they wait. */
    List<UntaxedException.Untaxed> untaxed() {
        return List.copyOf(untaxed);
    }

    /** Calculates and issues. */
    void bill(List<UUID> accounts, int round) throws SQLException {
        lock(accounts);
        AccountsToBill source = source(accounts);
        Calculated calculated =
                calculate(source, ports.taxes().asked(connection, occasion, accounts, round));
        issue(source, List.copyOf(calculated.drafts().values()), calculated.zero());
    }

    /** Calculates and keeps what the bills would come to; their periods stay open. */
    void draft(List<UUID> accounts, BillDraftTable drafts, int round) throws SQLException {
        Calculated calculated =
                calculate(
                        source(accounts),
                        ports.taxes().asked(connection, occasion, accounts, round));
        drafts.keep(List.copyOf(calculated.drafts().values()));
        drafts.keepZero(calculated.zero());
        List<UUID> drafted = new ArrayList<>(calculated.drafts().keySet());
        drafted.addAll(calculated.zero());
        runs.settle(run, drafted, "DRAFT");
    }

    /** Calculates again, and issues what is the same as what was approved. */
    void issue(List<UUID> accounts, BillDraftTable drafts) throws SQLException {
        lock(accounts);
        AccountsToBill source = source(accounts);
        Calculated calculated =
                calculate(source, ports.taxes().answered(connection, occasion, accounts));
        Map<UUID, String> approved = drafts.fingerprints(accounts);
        drafts.remove(accounts);
        List<BillDraft> same = new ArrayList<>();
        List<UUID> zero = new ArrayList<>();
        for (Map.Entry<UUID, BillDraft> draft : calculated.drafts().entrySet()) {
            if (draft.getValue().fingerprint().equals(approved.get(draft.getKey()))) {
                same.add(draft.getValue());
            } else {
                runs.park(run, draft.getKey(), "error.bill.changed", "");
            }
        }
        for (UntaxedException.Untaxed other : untaxed) {
            runs.park(run, other.account(), "error.bill.changed", "");
        }
        untaxed.clear(); // what was approved had been answered for
        for (UUID account : calculated.zero()) {
            if (BillDraft.NOTHING.equals(approved.get(account))) {
                zero.add(account);
            } else {
                runs.park(run, account, "error.bill.changed", "");
            }
        }
        issue(source, same, zero);
    }

    /**
     * Whoever pays a bill of the accounts or bills them out of turn waits, or is waited for. All
     * lock accounts first, then keep away who rates, then lock periods and at last the series of
     * numbers, so that nobody waits for one that waits for them.
     */
    private void lock(List<UUID> accounts) throws SQLException {
        String sql =
                "select 1 from billing_account where id = any(?) order by id for no key update";
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            lock.executeQuery().close();
        }
    }

    private AccountsToBill source(List<UUID> accounts) throws SQLException {
        AccountsToBill source =
                new AccountsToBill(connection, ports.clock().zone(), accounts, occasion);
        source.lockPeriods();
        new UsageOrder(connection, ports.tenants().current()).require(accounts);
        return source;
    }

    private Calculated calculate(AccountsToBill source, TaxDetermination tax) throws SQLException {
        BillCalculation calculation = new BillCalculation(tax, occasion);
        Map<UUID, BillDraft> drafts = new LinkedHashMap<>();
        List<UUID> zero = new ArrayList<>();
        for (BillAccount account : source.read()) {
            UUID id = account.holder().id();
            try {
                calculation
                        .of(account)
                        .ifPresentOrElse(draft -> drafts.put(id, draft), () -> zero.add(id));
            } catch (UntaxedException e) {
                untaxed.add(e.untaxed());
            } catch (ParkException e) {
                runs.park(run, id, e.messageKey(), e.detail());
            } catch (RuntimeException e) {
                runs.park(run, id, "error.bill.failed", e.toString());
            }
        }
        return new Calculated(drafts, zero);
    }

    private void issue(AccountsToBill source, List<BillDraft> drafts, List<UUID> zero)
            throws SQLException {
        BillContext context = ports.context(connection);
        List<IssuedBill> issued = new ArrayList<>();
        new Issuing(connection, run, new BillIssue(context), context.today()).issue(drafts, issued);
        List<UUID> billed =
                issued.stream().map(bill -> bill.draft().account().holder().id()).toList();
        new CreditBalance(connection, context.today()).apply(billed);
        runs.settle(run, billed, "BILLED");
        runs.settle(run, zero, "ZERO");
        List<UUID> closed = new ArrayList<>(billed);
        closed.addAll(zero);
        source.closePeriods(closed, ports.clock().now());
        issued.forEach(ports::publish);
    }
}

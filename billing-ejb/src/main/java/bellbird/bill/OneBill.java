package bellbird.bill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Issues one bill of one account in a run of its own, in the connection's transaction. */
final class OneBill {

    private final Connection connection;
    private final BillPorts ports;
    private final BillContext context;

    OneBill(Connection connection, BillPorts ports, BillContext context) {
        this.connection = connection;
        this.ports = ports;
        this.context = context;
    }

    /**
     * @param begun when reading for it began: what is recorded later may not be on it
     * @throws ParkException if the database refuses it
     */
    IssuedBill issue(BillDraft draft, Instant begun) throws SQLException {
        UUID account = draft.account().holder().id();
        UUID run = BillIds.ofRun(account, draft.occasion());
        BillRunWriter runs = new BillRunWriter(connection);
        runs.openForAccount(run, account, draft.occasion(), begun);
        List<IssuedBill> issued = new ArrayList<>();
        new Issuing(connection, run, new BillIssue(context), context.today())
                .issue(List.of(draft), issued);
        if (issued.isEmpty()) {
            throw new ParkException("error.bill.refused", "");
        }
        new CreditBalance(connection, context.today()).apply(List.of(account));
        runs.settle(run, List.of(account), "BILLED");
        runs.finish(run, ports.clock().now());
        issued.forEach(ports::publish);
        return issued.getFirst();
    }
}

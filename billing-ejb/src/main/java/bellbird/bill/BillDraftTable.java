package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The drafts of one run, on a tenant's connection. */
final class BillDraftTable {

    private final Connection connection;
    private final UUID run;

    BillDraftTable(Connection connection, UUID run) {
        this.connection = connection;
        this.run = run;
    }

    void keep(List<BillDraft> bills) throws SQLException {
        CopyRows heads =
                new CopyRows(
                        "bill_draft (run_id, account_id, fingerprint, currency, net_minor, tax_minor,"
                                + " total_minor)");
        CopyRows lines =
                new CopyRows(
                        "bill_draft_line (run_id, account_id, number, kind, usage_service, description,"
                                + " product_id, offering_version_id, price, period_from, period_to, net_minor)");
        for (BillDraft bill : bills) {
            BillAccount.Holder holder = bill.account().holder();
            heads.add(
                    run,
                    holder.id(),
                    bill.fingerprint(),
                    holder.currency(),
                    bill.net().minorUnits(),
                    bill.tax().minorUnits(),
                    bill.total().minorUnits());
            int number = 0;
            for (BillDraft.Line line : bill.lines()) {
                Charge charge = line.charge();
                lines.add(
                        run,
                        holder.id(),
                        ++number,
                        charge.kind(),
                        charge.usageService(),
                        charge.description(),
                        charge.productId(),
                        charge.versionId(),
                        charge.priceId(),
                        charge.period().from(),
                        charge.period().to(),
                        line.net().minorUnits());
            }
        }
        heads.write(connection);
        lines.write(connection);
    }

    /** That accounts have nothing to bill is looked at too. */
    void keepZero(List<UUID> accounts) throws SQLException {
        String sql =
                """
                insert into bill_draft (run_id, account_id, fingerprint, currency, net_minor,
                                        tax_minor, total_minor)
                select ?, id, ?, currency, 0, 0, 0 from billing_account where id = any(?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, run);
            insert.setString(2, BillDraft.NOTHING);
            insert.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            insert.executeUpdate();
        }
    }

    Map<UUID, String> fingerprints(List<UUID> accounts) throws SQLException {
        String sql =
                "select account_id, fingerprint from bill_draft where run_id = ? and account_id = any(?)";
        Map<UUID, String> fingerprints = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    fingerprints.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return fingerprints;
    }

    void remove(List<UUID> accounts) throws SQLException {
        String sql = "delete from bill_draft where run_id = ? and account_id = any(?)";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, run);
            delete.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            delete.executeUpdate();
        }
    }

    /** Drafts that nobody has given a second opinion on, in the order of their accounts. */
    List<UUID> withoutOpinion(int limit) throws SQLException {
        String sql =
                """
                select account_id from bill_draft
                 where run_id = ? and opinion = 'WAITING' order by account_id limit ?""";
        List<UUID> accounts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setInt(2, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
        }
        return accounts;
    }

    /**
     * Writes down what the second biller said; of whom it said nothing, it does not know. Of a bill
     * that an engine has taxed it is known only whether both differ before the tax.
     */
    void heard(List<UUID> accounts, Map<UUID, SecondOpinion.Verdict> verdicts) throws SQLException {
        String sql =
                """
                update bill_draft
                   set opinion_minor = v.total, opinion_detail = v.why,
                       opinion = case when v.total is null then 'BEYOND'
                                      when total_minor <> v.total then 'DIFFERS'
                                      when v.why = '' then 'AGREES' else 'BEYOND' end
                  from (select ?::uuid as run_id, account_id,
                               coalesce(?::bigint, ?::bigint + tax_minor) as total, ? as why
                          from bill_draft where run_id = ? and account_id = ?) v
                 where (bill_draft.run_id, bill_draft.account_id) = (v.run_id, v.account_id)""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (UUID account : accounts) {
                @Nullable Long total = null;
                @Nullable Long net = null;
                String why = "";
                switch (verdicts.getOrDefault(account, new SecondOpinion.Beyond("failed"))) {
                    case SecondOpinion.Total known -> total = known.totalMinor();
                    case SecondOpinion.Net known -> {
                        net = known.netMinor();
                        why = "taxEngine";
                    }
                    case SecondOpinion.Beyond beyond -> why = beyond.why();
                }
                update.setObject(1, run);
                update.setObject(2, total, java.sql.Types.BIGINT);
                update.setObject(3, net, java.sql.Types.BIGINT);
                update.setString(4, why);
                update.setObject(5, run);
                update.setObject(6, account);
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

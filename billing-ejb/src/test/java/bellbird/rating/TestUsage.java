package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.BillingAccounts;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.job.JobRun;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.Compatibility;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRules;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.order.ActivateLine;
import bellbird.order.OrderAddOn;
import bellbird.order.Orders;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.product.Products;
import bellbird.service.Services;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import bellbird.usage.Decoded;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileRefusal;
import bellbird.usage.FileWork;
import bellbird.usage.OpenFile;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator in Britain with one line, {@link #LINE}, that started on 12 October 2026 with 6,200
 * seconds and a gigabyte a month; its files come in on 28 October.
 */
public final class TestUsage implements AutoCloseable {

    public static final String LINE = "+447700900123";

    /** The card of that line. */
    static final String CARD = "234150000000001";

    private static final OfferingDraft PLAN_A =
            new OfferingDraft(
                    null,
                    "plan-a",
                    "Plan A",
                    "",
                    LocalDate.of(2026, 10, 1),
                    new BigDecimal("20.00"),
                    true,
                    List.of(
                            price(UsageType.VOICE, "44", "0.12", 60),
                            price(UsageType.SMS, "44", "0.07", 1),
                            price(UsageType.DATA, "", "0.05", 1_000_000)),
                    List.of(
                            new AllowanceDraft(UsageType.VOICE, 6_200, 1),
                            new AllowanceDraft(UsageType.DATA, 1_000_000_000, 1)),
                    null);

    public final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    final UsageFiles files;
    final UsageFileJob job;
    public final UUID customerId;
    private final CustomerDetail customer;
    private final OfferingDetail plan;

    /** Happens when a chunk is committed. */
    Runnable afterChunk = () -> {};

    public TestUsage() {
        this(LINE);
    }

    TestUsage(String msisdn) {
        this(msisdn, PLAN_A);
    }

    /** With another plan. */
    TestUsage(PriceTerms terms) {
        this(OfferingDraft.of("plan-b", "Plan B", LocalDate.of(2026, 10, 1), terms));
    }

    public TestUsage(OfferingDraft plan) {
        this(LINE, plan);
    }

    private TestUsage(String msisdn, OfferingDraft plan) {
        work.add(new BillingAccounts());
        work.add(new Products());
        work.add(new Services());
        work.add(PriceTables.class, new PriceTables());
        work.add(new FileTransactions());
        work.add(new ChunkTransactions());
        files = work.add(new UsageFiles());
        job = work.add(new UsageFileJob());
        customer = customer();
        customerId = customer.id();
        this.plan = published(plan);
        line(msisdn, CARD, "8944100000000000000");
        work.now = Instant.parse("2026-10-28T12:00:00Z");
    }

    /**
     * A file with one call comes.
     *
     * @param start in UTC or in local time
     */
    public void call(String key, String start, int seconds) {
        load(
                key + ".csv",
                "record_id,service,direction,served,other,start,seconds,bytes\n"
                        + "%s,voice,out,%s,+442079460000,%s,%d,\n"
                                .formatted(key, LINE, start, seconds));
    }

    /** The line has a plan of 99.00 from a day on. */
    public void dearerPlanFrom(LocalDate day) throws SQLException {
        TestTenant tenant = new TestTenant(work.database);
        UUID dearer = tenant.plan("Dearer", "99.00", true);
        work.database.executeAsOwner(
                "update offering_version set currency = 'GBP' where id = ?", dearer);
        tenant.terms(
                UUID.fromString(work.database.query("select id from product").getFirst()),
                dearer,
                day);
    }

    /** The line has, and always had, another plan. */
    void hasPlan(PriceTerms terms) throws SQLException {
        String code = "plan-" + Integer.toHexString(terms.hashCode());
        OfferingDetail other =
                published(OfferingDraft.of(code, code, LocalDate.of(2026, 10, 1), terms));
        work.database.executeAsOwner(
                "update product_terms set offering_version_id = ?",
                other.versions().getFirst().id());
    }

    /** From now on files have numbers, which are in their names. */
    public void numberFiles() throws SQLException {
        work.call(files::feeds);
        work.database.execute(
                """
                update usage_feed
                   set profile = jsonb_set(profile, '{watch,sequence}', '"digits(name)"')""");
    }

    /** Takes a file of the generic profile in and rates it. */
    public UsageFileRow load(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return process(receive(null, name, new ByteArrayInputStream(bytes)).fileId());
    }

    /**
     * @param feedId null for the default feed
     */
    FileReceipt receive(@Nullable UUID feedId, String name, InputStream content) {
        return work.call(
                () -> {
                    try {
                        return files.upload(feedId, name, content);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private String one(String sql) {
        try {
            return work.database.query(sql).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the file's job to its end. */
    UsageFileRow process(UUID fileId) {
        assertThat(work.jobs).containsKey("usage-file " + fileId);
        try {
            job.run(new KilledRun(fileId, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return work.call(() -> files.get(fileId));
    }

    @Override
    public void close() {
        work.close();
    }

    private CustomerDetail customer() {
        Customers customers = work.add(new Customers());
        PartyData maeve =
                new PartyData(
                        PartyKind.PERSON,
                        "Maeve Hanlon",
                        "maeve@hanlon.example",
                        null,
                        "3 Weavers Court",
                        "GX1 1AA",
                        "Galway",
                        "IE",
                        "en",
                        null);
        return work.call(() -> customers.register(new NewCustomer(maeve, 1, 14)));
    }

    /** Gives the line an add-on that is published from 1 October on. */
    void addOn(String code, PriceTerms terms, LocalDate from, @Nullable String promotion) {
        OfferingDetail addOn =
                published(
                        OfferingDraft.of(code, code, LocalDate.of(2026, 10, 1), terms),
                        new OfferingRules(OfferingKind.ADD_ON, Compatibility.ANY, Set.of()));
        UUID line = UUID.fromString(one("select product_id from service"));
        Orders orders = work.add(new Orders());
        work.call(() -> orders.addOn(new OrderAddOn(line, addOn.id(), from, promotion)));
    }

    private OfferingDetail published(OfferingDraft draft) {
        return published(draft, OfferingRules.USUAL);
    }

    private OfferingDetail published(OfferingDraft draft, OfferingRules rules) {
        Offerings offerings = work.add(new Offerings());
        OfferingDetail plan = work.call(() -> offerings.draft(draft, rules));
        work.call(() -> offerings.publish(plan.versions().getFirst().id()));
        return plan;
    }

    /** A line of the plan, since 12 October. */
    void line(String msisdn, String imsi, String iccid) {
        Orders orders = work.add(new Orders());
        ActivateLine line =
                new ActivateLine(
                        customer.accounts().getFirst().id(),
                        plan.id(),
                        msisdn,
                        imsi,
                        iccid,
                        LocalDate.of(2026, 10, 12));
        work.call(() -> orders.activate(line));
    }

    private static UsagePrice price(UsageType service, String prefix, String amount, long unit) {
        return new UsagePrice(service, prefix, "National", new BigDecimal(amount), unit, 1, 1);
    }

    /** A run whose worker dies in its k-th transaction. */
    static final class KilledRun implements JobRun {

        private final UUID file;
        private int left;

        KilledRun(UUID file, int killAt) {
            this.file = file;
            this.left = killAt;
        }

        @Override
        public String key() {
            return file.toString();
        }

        @Override
        public String payload() {
            return "{}";
        }

        @Override
        public String checkpoint() {
            return "";
        }

        @Override
        public Instant dueAt() {
            return Instant.EPOCH;
        }

        @Override
        public void checkpoint(String checkpoint) {
            if (--left == 0) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public void finish(String checkpoint) {
            checkpoint(checkpoint);
        }
    }

    /** Each call a transaction, as the container has it. */
    private final class FileTransactions extends FileWork {

        @Override
        public OpenFile open(UUID fileId) {
            return work.call(() -> super.open(fileId));
        }

        @Override
        public boolean hasWaitingParts() {
            return work.call(super::hasWaitingParts);
        }

        @Override
        public boolean isOutOfTurn(UUID fileId) {
            return work.call(() -> super.isOutOfTurn(fileId));
        }

        @Override
        public Optional<byte[]> part(UUID fileId, int part) {
            return work.call(() -> super.part(fileId, part));
        }

        @Override
        public void refuse(JobRun run, UUID fileId, FileRefusal refusal) {
            work.run(() -> super.refuse(run, fileId, refusal));
        }

        @Override
        public void begin(JobRun run, UUID fileId, long lines) {
            work.run(() -> super.begin(run, fileId, lines));
        }

        @Override
        public void finish(JobRun run, UUID fileId) {
            work.run(() -> super.finish(run, fileId));
        }
    }

    private final class ChunkTransactions extends RatingChunks {

        @Override
        public void rate(
                JobRun run,
                UUID fileId,
                List<Decoded> chunk,
                long from,
                long to,
                FileOrder order,
                FileMemory memory) {
            work.run(() -> super.rate(run, fileId, chunk, from, to, order, memory));
            afterChunk.run();
        }

        @Override
        public boolean assemble(
                JobRun run, Instant now, @Nullable UUID recycling, String checkpoint) {
            return work.call(() -> super.assemble(run, now, recycling, checkpoint));
        }

        @Override
        public void recycle(
                JobRun run, UUID recycling, UUID fileId, List<Decoded> chunk, String checkpoint) {
            work.run(() -> super.recycle(run, recycling, fileId, chunk, checkpoint));
        }
    }
}

package bellbird.account;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/** Who pays, in which currency, by when. */
@Entity
@Table(name = "billing_account")
public class BillingAccount {

    @Id private UUID id;
    @Column private String number;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column private String currency;

    /** The first cycle; see {@link BillingAccounts#cycle}. */
    @Column(name = "cycle_frequency")
    private String cycleFrequency;

    @Column(name = "cycle_phase")
    private int cyclePhase;

    @Column(name = "cycle_day")
    private int cycleDay;

    @Column(name = "payment_term_days")
    private int paymentTermDays;

    @Column private String mode;
    @Column private String status;

    @Column(name = "opened_on")
    private LocalDate openedOn;

    @Version private int version;

    protected BillingAccount() {}

    BillingAccount(
            String number,
            UUID customerId,
            Currency currency,
            CycleSpecification cycle,
            int paymentTermDays,
            LocalDate openedOn) {
        this.id = Ids.next();
        this.number = number;
        this.customerId = customerId;
        this.currency = currency.getCurrencyCode();
        this.cycleFrequency = cycle.frequency().name();
        this.cyclePhase = cycle.phase();
        this.cycleDay = cycle.day();
        this.paymentTermDays = paymentTermDays;
        this.mode = "POSTPAID";
        this.status = "ACTIVE";
        this.openedOn = openedOn;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public UUID customerId() {
        return customerId;
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    public int paymentTermDays() {
        return paymentTermDays;
    }

    public boolean isActive() {
        return status.equals("ACTIVE");
    }

    public LocalDate openedOn() {
        return openedOn;
    }
}

package bellbird.system.load;

import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators.Operator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** A large usage file is uploaded on its page and rated. */
final class BusyFile implements Busy {

    private final Operator operator;
    private final LoadedDatabase database;
    private final Path file;
    private final int records;

    BusyFile(Operator operator, LoadedDatabase database, Path file, int records) {
        this.operator = operator;
        this.database = database;
        this.file = file;
        this.records = records;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void begin(Visitor clerk) {
        clerk.open(operator.url("/operator/usage-files"));
        clerk.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
        clerk.page().waitForURL("**/operator/usage-files/*-*");
    }

    @Override
    public boolean goesOn(Visitor clerk) throws SQLException {
        return !database.text("select state from usage_file").equals("DONE");
    }

    @Override
    public String end() {
        return "To the unit";
    }

    @Override
    public String figures(double seconds) throws SQLException {
        int suspended = Math.ceilDiv(records, LoadedMonth.STRANGE_IN);
        int duplicate = records / LoadedMonth.DUPLICATE_IN;
        String counts =
                database.text(
                        "select concat_ws(' ', records_in, rated, suspended, duplicate) from usage_file");
        int rated = records - suspended - duplicate;
        if (!counts.equals("%d %d %d %d".formatted(records, rated, suspended, duplicate))
                || database.number("select count(*) from rated_usage") != rated) {
            throw new IllegalStateException(counts);
        }
        return String.format(
                Locale.ROOT,
                "\"records\":%d,\"recordsPerSecond\":%.0f",
                records,
                records / seconds);
    }
}

package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.offering.Catalog;
import bellbird.offering.CatalogChange;
import bellbird.offering.CatalogChange.Outcome;
import bellbird.offering.Catalogs;
import bellbird.portal.api.JsonBody;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Note;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.json.bind.JsonbException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The whole catalogue as one document: taken out, or put in, all of it or nothing. What a document
 * would do is told first, and where it is wrong and why.
 */
final class CatalogCard extends SectionCard {

    private static final long serialVersionUID = 1;
    private static final int MOST_LISTED = 100;

    private final transient Catalogs catalogs;
    private final Div answer = new Div();

    /**
     * @param operator short name, for the file's
     */
    CatalogCard(Catalogs catalogs, String operator) {
        super(Texts.text("operator.catalog"));
        this.catalogs = catalogs;
        answer.addClassName("op-stack");
        action(
                new Download(
                        Texts.text("operator.catalog.download"),
                        operator + "-catalog.json",
                        "application/json",
                        out ->
                                out.write(
                                        catalogs.get()
                                                .toJson()
                                                .toString()
                                                .getBytes(StandardCharsets.UTF_8))));
        body(upload(), Words.detail(Texts.text("operator.catalog.text")), answer);
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> compare(content)));
        upload.setMaxFileSize(JsonBody.MOST_BYTES);
        upload.setUploadButton(new Button(Texts.text("operator.catalog.choose")));
        upload.setDropLabel(new Div(Texts.text("operator.catalog.drop")));
        upload.addFileRejectedListener(
                refused ->
                        tell(
                                Texts.text(
                                        "operator.usageFiles.tooLarge",
                                        refused.getFileName(),
                                        DataFormat.data(JsonBody.MOST_BYTES))));
        upload.addClassName("drop");
        return upload;
    }

    private void compare(byte[] content) {
        attempt(() -> compare(Catalog.read(JsonBody.read(new ByteArrayInputStream(content)))));
    }

    /** Tells what a document would do, or what is wrong with it. */
    void compare(Catalog catalog) {
        attempt(() -> show(catalog, catalogs.compare(catalog)));
    }

    private void attempt(Runnable work) {
        answer.removeAll();
        try {
            work.run();
        } catch (JsonbException notJson) {
            tell(Texts.text("operator.catalog.notJson"));
        } catch (BellbirdException refused) {
            tell(Texts.text("operator.catalog.wrong", refused.problems().size()));
            answer.add(wrong(refused.problems()));
        }
    }

    private void tell(String wrong) {
        answer.removeAll();
        answer.add(new Note(Tone.BAD, wrong));
    }

    private static PlainTable wrong(List<Problem> problems) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.catalog.where")),
                        PlainTable.Column.text(Texts.text("operator.catalog.why")));
        problems.stream()
                .limit(MOST_LISTED)
                .forEach(
                        one ->
                                table.row(
                                        one.field().isEmpty() ? "/" : one.field(),
                                        Texts.text(one.messageKey(), one.parameters().toArray())));
        return table;
    }

    private void show(Catalog catalog, List<CatalogChange> all) {
        List<CatalogChange> changes =
                all.stream().filter(one -> one.outcome() != Outcome.UNCHANGED).toList();
        if (changes.isEmpty()) {
            answer.add(new Note(Tone.OK, Texts.text("operator.catalog.same", all.size())));
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.catalog.what")),
                        PlainTable.Column.text(Texts.text("operator.catalog.outcome")));
        changes.stream()
                .limit(MOST_LISTED)
                .forEach(
                        one ->
                                table.row(
                                        new TwoLines(one.name(), one.code()),
                                        new Span(
                                                Texts.text(
                                                        "operator.catalog.outcome",
                                                        one.outcome()))));
        Button apply = new Button(Texts.text("operator.catalog.apply"));
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.addClickListener(click -> ask(catalog, changes));
        answer.add(
                Words.plain(
                        Texts.text(
                                "operator.catalog.would",
                                changes.size(),
                                all.size() - changes.size())),
                table,
                new Div(apply));
    }

    private void ask(Catalog catalog, List<CatalogChange> changes) {
        long gone = changes.stream().filter(one -> one.outcome() == Outcome.RETIRED).count();
        Confirmation.ask(
                Texts.text("operator.catalog.apply.title"),
                Texts.text(
                        "operator.catalog.apply.effect", changes.size() - (int) gone, (int) gone),
                Texts.text("operator.catalog.apply"),
                () -> attempt(() -> apply(catalog)));
    }

    private void apply(Catalog catalog) {
        catalogs.replace(catalog);
        Toast.done(Texts.text("operator.catalog.applied"));
        getUI().orElseThrow().refreshCurrentRoute(false);
    }
}

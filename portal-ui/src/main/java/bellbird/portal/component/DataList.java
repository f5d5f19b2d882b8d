package bellbird.portal.component;

import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows that loads lazily, is searched by one field and filtered by chips, and keeps both
 * in the URL ({@code ?q=…&show=…}), so that it can be shared. A row opens on click and on Enter. On
 * a phone it has one column: name and number, then grey detail.
 *
 * @param <T> a row
 */
public class DataList<T> extends Div {

    private static final long serialVersionUID = 1;

    private static final int PHONE_PIXELS = 600;

    /**
     * A list of more rows scrolls by itself: a browser that draws thousands at once stands still.
     */
    private static final int ROWS_AT_ONCE = 60;

    /** Another field that narrows the list, as text for the URL. */
    private record Narrowing(Supplier<String> value, Consumer<String> set) {}

    /** What the list asks for. {@code show} is the chosen filter, empty for all. */
    public record Query(String search, String show, int offset, int limit) {}

    /**
     * Where rows come from.
     *
     * @param <T> a row
     */
    public interface Source<T> {
        List<T> rows(Query query);

        /** Number of rows for the same search and filter, whatever offset and limit. */
        int count(Query query);
    }

    private final transient Source<T> source;
    private final Grid<T> grid = new Grid<>();
    private final TextField search = new TextField();
    private final Div tools = new Div();
    private final Span count = new Span();
    private final FilterChips chips = new FilterChips(this::chosen);
    private final Map<String, Grid.Column<T>> columns = new HashMap<>();
    private Grid.@Nullable Column<T> phoneColumn;
    private Component emptyBecauseNew = new Div();
    private final Div empty = new Div();
    private final transient Map<String, Narrowing> narrowings = new LinkedHashMap<>();
    private String show = "";

    /** The chip that leaves nothing out. */
    private String all = "";

    /**
     * @param searchHint what the field finds, such as “Number, name or bill”
     */
    public DataList(Source<T> source, String searchHint) {
        this.source = source;
        search.setPlaceholder(searchHint);
        search.setAriaLabel(searchHint);
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        reload();
                        writeUrl();
                    }
                });
        tools.addClassName("list-tools");
        count.addClassName("count");
        tools.add(search, chips, count);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(empty);
        grid.setDataProvider(
                new CallbackDataProvider<>(
                        query -> source.rows(query(query.getOffset(), query.getLimit())).stream(),
                        query -> source.count(query(0, 0))));
        addClassNames("card", "data-list");
        add(tools, grid);
    }

    /** A text column. */
    public DataList<T> text(String header, SerializableFunction<T, String> value) {
        return keep(header, grid.addColumn(value::apply).setHeader(header).setAutoWidth(true));
    }

    /** A column of numbers or amounts, aligned to the right. */
    public DataList<T> number(String header, SerializableFunction<T, String> value) {
        Grid.Column<T> column =
                grid.addColumn(value::apply)
                        .setHeader(header)
                        .setAutoWidth(true)
                        .setFlexGrow(0)
                        .setTextAlign(ColumnTextAlign.END)
                        .setPartNameGenerator(row -> "number");
        return keep(header, column);
    }

    /** A column of small parts, such as badges and two-line cells. */
    public DataList<T> part(String header, SerializableFunction<T, Component> value) {
        return keep(
                header, grid.addComponentColumn(value::apply).setHeader(header).setAutoWidth(true));
    }

    /** How a row looks on a phone, instead of all columns. */
    public DataList<T> phone(SerializableFunction<T, Component> row) {
        phoneColumn = grid.addComponentColumn(row::apply);
        phoneColumn.setVisible(false);
        return this;
    }

    /**
     * A filter chip. The first one leaves nothing out, and is chosen while the URL says nothing.
     */
    public DataList<T> filter(String name, String label) {
        chips.chip(name, label);
        if (show.isEmpty() && chips.getChildren().count() == 1) {
            all = name;
            showOnly(name);
        }
        return this;
    }

    /**
     * Another field that narrows the list; the source reads it, the list keeps it in the URL.
     *
     * @param name of the URL's parameter
     * @param set what the URL says; empty if nothing
     */
    public DataList<T> narrowedBy(
            String name, HasValue<?, ?> field, Supplier<String> value, Consumer<String> set) {
        narrowings.put(name, new Narrowing(value, set));
        tools.addComponentAtIndex(narrowings.size(), (Component) field);
        field.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        reload();
                        writeUrl();
                    }
                });
        return this;
    }

    /** What stands here while nothing was ever added; different from “nothing matches”. */
    public DataList<T> emptyBecauseNew(Component teaching) {
        emptyBecauseNew = teaching;
        return this;
    }

    /** The row opens on click and Enter, at the path the function names. */
    public DataList<T> opens(Function<T, String> path) {
        grid.addItemClickListener(
                click -> getUI().ifPresent(ui -> ui.navigate(path.apply(click.getItem()))));
        grid.getElement()
                .executeJs(
                        "this.addEventListener('keydown', e => { if (e.key === 'Enter') {"
                                + " const row = this.getEventContext(e); if (row && row.item)"
                                + " this.dispatchEvent(new CustomEvent('row-enter', {detail: {key:"
                                + " row.item.key}})); } })");
        grid.getElement()
                .addEventListener(
                        "row-enter",
                        event ->
                                open(event.getEventData().get("event.detail.key").asString(), path))
                .addEventData("event.detail.key");
        return this;
    }

    /** Reads search and filter from the URL; call it in {@code beforeEnter}. */
    public DataList<T> readUrl(Location location) {
        QueryParameters query = location.getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        query.getSingleParameter("show").ifPresent(this::showOnly);
        narrowings.forEach(
                (name, field) -> field.set().accept(query.getSingleParameter(name).orElse("")));
        reload();
        return this;
    }

    /** Loads the rows again, such as after a change. */
    public void reload() {
        grid.getDataProvider().refreshAll();
        int rows = source.count(query(0, 0));
        count.setText(Texts.text("common.list.count", CountFormat.count(rows)));
        boolean scrolls = rows > ROWS_AT_ONCE;
        grid.setAllRowsVisible(!scrolls);
        grid.setClassName("scrolls", scrolls);
        empty.removeAll();
        if (rows == 0) {
            long filters = filters();
            empty.add(filters == 0 ? emptyBecauseNew : nothingMatches(filters));
        }
    }

    /** How many of search, chips and other fields leave something out. */
    private long filters() {
        return (search.getValue().isBlank() ? 0 : 1)
                + (show.equals(all) ? 0 : 1)
                + narrowings.values().stream()
                        .filter(field -> !field.value().get().isEmpty())
                        .count();
    }

    public Grid<T> grid() {
        return grid;
    }

    @Override
    protected void onAttach(com.vaadin.flow.component.AttachEvent attached) {
        super.onAttach(attached);
        if (phoneColumn != null) {
            UI ui = attached.getUI();
            ui.getPage().retrieveExtendedClientDetails(d -> fit(d.getWindowInnerWidth()));
            var registration =
                    ui.getPage().addBrowserWindowResizeListener(size -> fit(size.getWidth()));
            addDetachListener(detached -> registration.remove());
        }
    }

    private void fit(int width) {
        boolean phone = width <= PHONE_PIXELS;
        columns.values().forEach(column -> column.setVisible(!phone));
        if (phoneColumn != null) {
            phoneColumn.setVisible(phone);
        }
    }

    private DataList<T> keep(String header, Grid.Column<T> column) {
        columns.put(header + columns.size(), column);
        return this;
    }

    private void open(String key, Function<T, String> path) {
        T row = grid.getDataCommunicator().getKeyMapper().get(key);
        if (row != null) {
            getUI().ifPresent(ui -> ui.navigate(path.apply(row)));
        }
    }

    private Component nothingMatches(long filters) {
        Button clear =
                new Button(Texts.text("common.list.clear", filters), click -> clearFilters());
        return new EmptyState(
                Texts.text("common.list.nothing", filters),
                Texts.text("common.list.nothing.text", filters),
                clear);
    }

    private void clearFilters() {
        search.clear();
        narrowings.values().forEach(field -> field.set().accept(""));
        showOnly(all);
        reload();
        writeUrl();
    }

    private void chosen(String name) {
        show = name;
        reload();
        writeUrl();
    }

    private void showOnly(String name) {
        show = name;
        chips.choose(name);
    }

    private Query query(int offset, int limit) {
        return new Query(search.getValue().strip(), show, offset, limit);
    }

    private void writeUrl() {
        var parameters = new HashMap<String, String>();
        if (!search.getValue().isBlank()) {
            parameters.put("q", search.getValue());
        }
        if (!show.isEmpty()) {
            parameters.put("show", show);
        }
        narrowings.forEach(
                (name, field) -> {
                    if (!field.value().get().isEmpty()) {
                        parameters.put(name, field.value().get());
                    }
                });
        getUI().ifPresent(
                        ui ->
                                ui.getPage()
                                        .getHistory()
                                        .replaceState(
                                                null,
                                                new Location(
                                                        ui.getInternals()
                                                                .getActiveViewLocation()
                                                                .getPath(),
                                                        QueryParameters.simple(parameters))));
    }
}

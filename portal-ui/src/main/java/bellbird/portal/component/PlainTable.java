package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A short table that needs no paging: proofs, price sheets, the lines of a bill. */
public class PlainTable extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param header what stands above
     * @param number whether its cells are numbers, aligned to the right
     */
    public record Column(String header, boolean number) {
        public static Column text(String header) {
            return new Column(header, false);
        }

        public static Column number(String header) {
            return new Column(header, true);
        }
    }

    private final transient List<Column> columns;
    private final NativeTable table = new NativeTable();
    private final NativeTableBody body;
    private boolean stacks;

    public PlainTable(Column... columns) {
        this.columns = List.of(columns);
        table.addClassName("table");
        NativeTableRow head = new NativeTableRow();
        for (Column column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column.header());
            cell.getElement().setAttribute("scope", "col");
            if (column.number()) {
                cell.addClassName("n");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        body = table.getBody();
        addClassName("scroll-x");
        getElement().setAttribute("tabindex", "0"); // narrow windows scroll it, also by keys
        add(table);
    }

    /**
     * On a phone each row becomes a block, its cells below each other with the names of their
     * columns, where a table would be cut at the edge. To be said before the rows.
     */
    public PlainTable stacking() {
        stacks = true;
        table.addClassName("stacks");
        return this;
    }

    public PlainTable row(String... cells) {
        Component[] texts = new Component[cells.length];
        for (int i = 0; i < cells.length; i++) {
            texts[i] = new Span(cells[i]);
        }
        return row(texts);
    }

    public PlainTable row(Component... cells) {
        NativeTableRow row = new NativeTableRow();
        for (int i = 0; i < cells.length; i++) {
            NativeTableCell cell = new NativeTableCell(cells[i]);
            if (columns.get(i).number()) {
                cell.addClassName("n");
            }
            if (stacks) {
                cell.getElement().setAttribute("data-label", columns.get(i).header());
            }
            row.add(cell);
        }
        body.add(row);
        return this;
    }
}
